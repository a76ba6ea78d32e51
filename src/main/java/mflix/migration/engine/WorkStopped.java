package mflix.migration.engine;

/** The thread must leave its work at once: another holds it now, it was paused or cancelled, or the process ends. */
@SuppressWarnings("serial") // never leaves the engine
final class WorkStopped extends RuntimeException {
    WorkStopped(String why) {
        super(why, null, false, false);
    }
}
