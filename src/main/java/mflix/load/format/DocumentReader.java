package mflix.load.format;

import java.io.IOException;

/** The documents of one opened file, whatever its format. */
interface DocumentReader {

    /** Hands everything over, once. Holds one document at a time. */
    void read(DocumentHandler handler) throws IOException;

    /** Where it is: of the document being read, or of the last one. */
    FilePosition place();
}
