package mflix.dump;

/** Receives the progress of a dump. May throw to stop it. */
public interface DumpListener {

    /** So many documents of a collection are written; of how many is an estimate. */
    void writing(String collection, long documents, long ofDocuments);

    /** Something that is not in the dump, in one sentence. */
    void note(String sentence);
}
