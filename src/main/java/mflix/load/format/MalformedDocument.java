package mflix.load.format;

/** Something that is no document. The message says what was found and what was expected; the place is the reader's to add. */
@SuppressWarnings("serial") // never serialised
public final class MalformedDocument extends Exception {

    public MalformedDocument(String message) {
        super(message);
    }

    public MalformedDocument(String message, Throwable cause) {
        super(message, cause);
    }
}
