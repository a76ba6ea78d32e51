package mflix.cli.migrate;

import mflix.migration.store.Run;

/** The exit codes of {@code ./mflix migrate}. */
final class MigrationExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    /** Finished, but refused values remain, or will. */
    static final int REFUSED_VALUES = 3;
    /** Another run is under way, or another process leads this one. */
    static final int ANOTHER = 4;
    /** Stopped before its end by another process or person. */
    static final int STOPPED = 5;

    private MigrationExitCode() {}

    static int of(Run run) {
        return switch (run.state()) {
            case SUCCEEDED -> DONE;
            case SUCCEEDED_WITH_ERRORS -> REFUSED_VALUES;
            case FAILED -> FAILED;
            case PAUSING, PAUSED, CANCELLING, CANCELLED -> STOPPED;
            case QUEUED, PLANNING, RUNNING, VERIFYING -> ANOTHER;
        };
    }
}
