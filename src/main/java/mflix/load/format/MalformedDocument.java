package mflix.load.format;

/** Something that is no document. The message says what was found and what was expected; the reader adds the position. */
@SuppressWarnings("serial") // never serialised
public final class MalformedDocument extends Exception {

    public MalformedDocument(String message) {
        super(message);
    }

    public MalformedDocument(String message, Throwable cause) {
        super(message, cause);
    }
}
