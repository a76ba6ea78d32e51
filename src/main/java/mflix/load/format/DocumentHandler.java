package mflix.load.format;

import org.bson.RawBsonDocument;

/** Receives what a file holds, in the order of the file. */
public interface DocumentHandler {

    void document(FilePosition place, RawBsonDocument document);

    /** {@code what} was found and what was expected. The reader goes on after it where it can find the next document. */
    void bad(FilePosition place, String what);
}
