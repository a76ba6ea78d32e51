package mflix.migration.conversion;

/** Why a value was left as it is. */
public enum RefusalReason {
    EMPTY,
    UNKNOWN_FORMAT,
    NO_SUCH_TIME,
    FINER_THAN_MILLIS,
    IMPLAUSIBLE,
    NOT_A_TEXT,
    /** The database refused this one update. */
    WRITE_REFUSED,
    /** Undo found a value that was written after the conversion. */
    CHANGED_SINCE;

    /** The second parser has none of these: they are not about the text's form. */
    public boolean isBeyondParsing() {
        return this == IMPLAUSIBLE || this == WRITE_REFUSED || this == CHANGED_SINCE;
    }
}
