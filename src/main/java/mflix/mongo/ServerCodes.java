package mflix.mongo;

import java.util.Set;

/** The codes of the server's errors that say that it is away, or may do later what it refuses now. */
public final class ServerCodes {
    /** Too little room on its disk. */
    public static final int STORAGE_FULL = 14031;

    // No primary, or a server that is starting or stopping; a query that met it arrives as a failed command.
    private static final Set<Integer> AWAY = Set.of(91, 189, 10058, 10107, 11600, 11602, 13435, 13436);

    // Written, but not confirmed by the majority in time.
    private static final Set<Integer> UNCONFIRMED = Set.of(64, 100);

    // One server does not reach another (6, 7, 89, 202, 9001), the time is up (50, 262), another write was at the same
    // document (112), the majority is not there yet (134). A request has no time to wait for their end, so to it they
    // do not mean "away"; a migration has.
    private static final Set<Integer> PASSING = Set.of(6, 7, 50, 89, 112, 134, 202, 262, 9001);

    private ServerCodes() {}

    static boolean isAway(int code) {
        return AWAY.contains(code);
    }

    static boolean isUnconfirmed(int code) {
        return UNCONFIRMED.contains(code);
    }

    /** Work that has time, and may be done twice without harm, can wait until this is over. */
    public static boolean passes(int code) {
        return isAway(code) || isUnconfirmed(code) || PASSING.contains(code);
    }
}
