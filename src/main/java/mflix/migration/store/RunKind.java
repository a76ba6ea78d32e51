package mflix.migration.store;

/** What a run does. */
public enum RunKind {
    /** Converts what has the old shape. */
    MIGRATE,
    /** Tries refused values again. */
    RETRY,
    /** Checks a run again. */
    VERIFY,
    /** Puts a run's originals back where the value has not been changed since. */
    UNDO
}
