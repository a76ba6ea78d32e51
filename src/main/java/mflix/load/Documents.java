package mflix.load;

import java.io.IOException;

/** The documents of one opened file, whatever its format. */
interface Documents {

    /** Hands everything over, once. Holds one document at a time. */
    void read(Sink sink) throws IOException;

    /** Where it is: of the document being read, or of the last one. */
    Place place();
}
