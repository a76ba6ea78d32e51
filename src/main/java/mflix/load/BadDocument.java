package mflix.load;

/** Something that is no document. The message says what was found and what was expected; the place is the reader's to add. */
@SuppressWarnings("serial") // never serialised
final class BadDocument extends Exception {

    BadDocument(String message) {
        super(message);
    }

    BadDocument(String message, Throwable cause) {
        super(message, cause);
    }
}
