package mflix.migration.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import mflix.migration.store.Lease;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.migration.store.Runs;
import mflix.migration.store.WaitReason;

/**
 * Holds a worker back after a batch: writes the reason into the run's row, renews its leases meanwhile, ends early on an
 * action.
 */
final class RunThrottle {
    private static final long PROBE_MILLIS = 1000;

    private final RunLease hold;
    private final Runs runs;
    private final Lease rangeLease;
    private final Clock clock;

    /** How long the batch worked, and how long its last acknowledgement by the majority took. */
    record Batch(long workedMillis, long ackMillis) {}

    RunThrottle(RunLease hold, MigrationStores stores, Clock clock) {
        this.hold = hold;
        this.runs = stores.runs();
        this.rangeLease = stores.ranges().lease();
        this.clock = clock;
    }

    /** Waits for the window to open. */
    void beforeBatch(Run run, Lease.Held range) {
        var pace = run.options().pace();
        pace.opensAt(clock.instant()).ifPresent(opens -> {
            var wait = waiting(WaitReason.Reason.WINDOW, "now outside " + pace.window(), "")
                    .until(opens);
            pause(run, wait, range, () -> pace.opensAt(clock.instant()).isEmpty());
        });
    }

    void afterBatch(Run run, Batch batch, Lease.Held range) {
        var pace = run.options().pace();
        if (batch.ackMillis() > pace.maxAckMillis()) {
            waitForQuickAcknowledgements(run, batch, range);
        }
        var nice = (long) (pace.niceRatio() * batch.workedMillis());
        if (nice > 0) {
            pauseFor(
                    run,
                    nice,
                    waiting(WaitReason.Reason.NICE, millis(batch.workedMillis()), "ratio " + pace.niceRatio()),
                    range);
        }
        if (pace.minPauseMillis() > nice) {
            pauseFor(
                    run,
                    pace.minPauseMillis() - nice,
                    waiting(WaitReason.Reason.MIN_PAUSE, "", millis(pace.minPauseMillis())),
                    range);
        }
    }

    private void pauseFor(Run run, long millis, WaitReason waiting, Lease.Held range) {
        var end = System.nanoTime() + millis * 1_000_000;
        pause(run, waiting, range, () -> System.nanoTime() >= end);
    }

    // The renewal is a write for the majority too, so it shows when acknowledgements are quick again.
    private void waitForQuickAcknowledgements(Run run, Batch batch, Lease.Held range) {
        var limit = run.options().pace().maxAckMillis();
        var wait = waiting(WaitReason.Reason.SLOW_ACK, millis(batch.ackMillis()), millis(limit));
        var next = System.nanoTime() + PROBE_MILLIS * 1_000_000;
        pause(run, wait, range, () -> System.nanoTime() >= next && probe(range) <= limit);
    }

    private long probe(Lease.Held range) {
        var began = System.nanoTime();
        renew(range);
        return (System.nanoTime() - began) / 1_000_000;
    }

    private void pause(Run run, WaitReason waiting, Lease.Held range, BooleanSupplier isOver) {
        var began = System.nanoTime();
        var pace = run.options().pace();
        runs.startWaiting(run.id(), waiting);
        try {
            while (!isOver.getAsBoolean()) {
                if (hold.stop().await(hold.sliceMillis())
                        || !hold.check(RunState.RUNNING).options().pace().equals(pace)) {
                    return;
                }
                renew(range);
            }
        } finally {
            runs.endWaiting(run.id(), waiting, (System.nanoTime() - began) / 1_000_000);
        }
    }

    private void renew(Lease.Held range) {
        if (!rangeLease.renew(range)) {
            throw new WorkStopped("another worker has taken the range over");
        }
    }

    /** After the database failed to answer, that many times in a row. */
    void waitForDatabase(int failures) {
        if (hold.stop().await(OutageCodes.pauseMillis(failures))) {
            throw new WorkStopped("the process ends");
        }
    }

    /** What was waited for while the database was away, reported when it is back. */
    void databaseIsBack(Instant since) {
        var waiting = WaitReason.of(WaitReason.Reason.DATABASE, "not answering", "", since);
        runs.endWaiting(hold.run(), waiting, Math.max(0, clock.millis() - since.toEpochMilli()));
    }

    private WaitReason waiting(WaitReason.Reason reason, String measured, String limit) {
        return WaitReason.of(reason, measured, limit, clock.instant());
    }

    private static String millis(long millis) {
        return String.format(Locale.ROOT, "%,d ms", millis);
    }
}
