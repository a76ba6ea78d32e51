package mflix.mongo;

import java.time.Duration;
import java.util.function.Supplier;
import mflix.problem.Kind;

/**
 * Commands that may be done twice without harm, such as {@code createIndexes}, done again while the database has no primary, is
 * going away, or is slow to confirm: the driver repeats only reads and single writes. The one place where that happens.
 */
public final class Repeated {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Repeated() {}

    /** Begins no new try after ten seconds; what it failed with last passes through. */
    public static <T> T untilDone(Supplier<T> command) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                return command.get();
            } catch (RuntimeException e) {
                if (!passes(e) || System.nanoTime() - end > 0) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static boolean passes(RuntimeException failure) {
        return Failures.isAway(failure)
                || Failures.problemOf(failure)
                        .filter(problem -> problem.kind() == Kind.WRITE_UNCONFIRMED)
                        .isPresent();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.shuttingDown(e);
        }
    }
}
