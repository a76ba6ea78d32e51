package mflix.problem;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Limits how many calls run at a time, how many wait and how long; all others are refused with SERVER_BUSY. */
public final class ConcurrencyLimit {
    private final Semaphore running;
    private final int most;
    private final Duration longestWait;
    private final String busy;
    private final AtomicInteger inside = new AtomicInteger();

    /** {@code busy}: the sentence for those who are refused. */
    public ConcurrencyLimit(int running, int waiting, Duration longestWait, String busy) {
        this.running = new Semaphore(running, true);
        this.most = running + waiting;
        this.longestWait = longestWait;
        this.busy = busy;
    }

    /** Blocks until it is the caller's turn. @throws Problem SERVER_BUSY, SHUTTING_DOWN when interrupted */
    public <T> T run(Supplier<T> work) {
        try {
            if (inside.incrementAndGet() > most || !running.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.of(ProblemKind.SERVER_BUSY, busy);
            }
            try {
                return work.get();
            } finally {
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.shuttingDown(e);
        } finally {
            inside.decrementAndGet();
        }
    }
}
