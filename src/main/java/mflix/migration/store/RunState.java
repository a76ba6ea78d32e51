package mflix.migration.store;

/** The state of a run. It changes only by compare-and-set on the old state. */
public enum RunState {
    QUEUED,
    PLANNING,
    RUNNING,
    VERIFYING,
    PAUSING,
    PAUSED,
    CANCELLING,
    CANCELLED,
    FAILED,
    SUCCEEDED,
    SUCCEEDED_WITH_ERRORS;

    /** A worker holds it, or could. */
    public boolean isUnderWay() {
        return switch (this) {
            case QUEUED, PLANNING, RUNNING, VERIFYING -> true;
            case PAUSING, PAUSED, CANCELLING, CANCELLED, FAILED, SUCCEEDED, SUCCEEDED_WITH_ERRORS -> false;
        };
    }

    /** It holds its migration: no other run may start. */
    public boolean isActive() {
        return isUnderWay() || this == PAUSING || this == PAUSED || this == CANCELLING;
    }

    public boolean isFinished() {
        return !isActive();
    }

    /** It was successful. */
    public boolean isSuccess() {
        return this == SUCCEEDED || this == SUCCEEDED_WITH_ERRORS;
    }
}
