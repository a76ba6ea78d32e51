package mflix.migration.engine;

/** What a worker has just done or is about to do; for progress bars, and for tests that end the process right there. */
public enum BatchMoment {
    CLAIMED,
    ORIGINALS_KEPT,
    WRITTEN,
    CHECKPOINT_NEXT,
    CHECKPOINTED
}
