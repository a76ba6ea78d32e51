package mflix.cli.console;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ctrl-C (or SIGTERM) during a command: the work stops in order at its next step, then one line states the result. The
 * process ends with 130 (or 143), which Java sets.
 */
public final class InterruptHandler implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    /** The work was asked to end. Not a failure: the command must catch it. */
    @SuppressWarnings("serial") // never serialised
    public static final class Stopped extends RuntimeException {}

    private final CountDownLatch ended = new CountDownLatch(1);
    private final PrintWriter err;
    private final Supplier<String> outcome;
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean asked;

    private InterruptHandler(PrintWriter err, Supplier<String> outcome) {
        this.err = err;
        this.outcome = outcome;
    }

    /** Watches until it is closed. {@code outcome}: the result, asked for when the work has ended. */
    public static InterruptHandler watch(PrintWriter err, Supplier<String> outcome) {
        var interruption = new InterruptHandler(err, outcome);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** A step of the work begins. @throws Stopped when it should not */
    public void check() {
        if (asked) {
            throw new Stopped();
        }
    }

    /** What the process does when it is interrupted; waits for the work to end, for at most 5 seconds. */
    void interrupt() {
        asked = true;
        try {
            var inOrder = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            err.println(
                    "mflix: interrupted" + (inOrder ? "; " : " while the database does not answer; ") + outcome.get());
            err.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            asked = true; // the process is ending already, and the hook prints that
        }
    }
}
