package mflix.migration.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunTotals;
import mflix.migration.store.Runs;

/**
 * Adds up what the workers of this process have checkpointed since it took the run up, and writes it into the run's row now and
 * then, so that a request for the progress reads one row. Safe for many threads.
 */
final class ProgressMeter {
    private static final int RECENT = 20;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Runs runs;
    private final Run run;
    private final Deque<RunTotals> recent = new ArrayDeque<>();
    private final RunTimes times;
    private RunTotals totals;
    private long nextAt = System.nanoTime();

    /** Begins with the totals of all checkpoints that are stored when this process takes the run up. */
    ProgressMeter(MigrationStores stores, Run run, RunTimes times) {
        this.runs = stores.runs();
        this.run = run;
        this.totals = stores.ranges().totals(run.id());
        this.times = times;
    }

    /** After a checkpoint that is certainly stored. */
    synchronized void add(RunTotals batch) {
        totals = totals.plus(batch);
        recent.addLast(batch);
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
    }

    /** Writes at most twice a second; one thread at a time, and the others go on. */
    void writeIfDue() {
        if (isDue()) {
            write();
        }
    }

    private synchronized boolean isDue() {
        var now = System.nanoTime();
        if (now - nextAt < 0) {
            return false;
        }
        nextAt = now + PAUSE_NANOS;
        return true;
    }

    void write() {
        RunTotals now;
        long rate;
        synchronized (this) {
            now = totals;
            rate = recent.stream()
                    .reduce(RunTotals.NONE, RunTotals::plus)
                    .rate(run.options().workers());
        }
        runs.progress(run.id(), now, rate, times.take());
    }
}
