package mflix.mongo;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import mflix.problem.ProblemKind;

/**
 * Commands that may be done twice without harm, such as {@code createIndexes}, done again while the database has no primary or is
 * going away: the driver repeats only reads and single writes. The one place where that happens.
 */
public final class RepeatedCommand {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private RepeatedCommand() {}

    /**
     * Also when the confirmation is slow. Begins no new try after ten seconds; what it failed with last passes through.
     */
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
            pause(SHORT_PAUSE);
        }
    }

    /** For commands that may take minutes: this many tries, a second apart; each receives its number, from 1. */
    public static void upTo(int tries, IntConsumer command) {
        for (var attempt = 1; ; attempt++) {
            try {
                command.accept(attempt);
                return;
            } catch (RuntimeException e) {
                if (attempt == tries || !MongoFailures.isAway(e)) {
                    throw e;
                }
            }
            pause(PAUSE);
        }
    }

    private static boolean passes(RuntimeException failure) {
        return MongoFailures.isAway(failure)
                || MongoFailures.problemOf(failure)
                        .filter(problem -> problem.kind() == ProblemKind.WRITE_UNCONFIRMED)
                        .isPresent();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MongoFailures.shuttingDown(e);
        }
    }
}
