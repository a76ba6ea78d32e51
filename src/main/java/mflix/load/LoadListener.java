package mflix.load;

import java.time.Duration;

/** Receives the progress of a load. May throw to stop it: what was written stays (replaced
 * collections stay as they were), and loading again completes it. */
public interface LoadListener {

    /** A warning for the caller; the load goes on. */
    void note(String sentence);

    /** Something that was not loaded, with file and place; only where that does not end the load. */
    void bad(String sentence);

    /** Between documents while they are checked. {@code bytes}: of all files as they lie there. */
    void checking(long documents, long bytes, long ofBytes);

    /** After each batch of documents that was written. */
    void loading(long documents, long ofDocuments);

    /** Every few seconds, on another thread, while an index is built. */
    default void building(String collection, String index, Duration since) {}

    /** All documents of that collection are in its place now; only where collections are replaced. */
    default void replaced(String collection) {}
}
