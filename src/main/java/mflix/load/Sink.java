package mflix.load;

import org.bson.RawBsonDocument;

/** Who takes what a file holds, in the order of the file. */
interface Sink {

    void document(Place place, RawBsonDocument document);

    /** {@code what} was found and what was expected. The reader goes on after it where it can find the next document. */
    void bad(Place place, String what);
}
