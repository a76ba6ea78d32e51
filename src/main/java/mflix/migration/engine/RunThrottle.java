package mflix.migration.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongSupplier;
import mflix.migration.store.IdRanges;
import mflix.migration.store.Lease;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunState;
import mflix.migration.store.Runs;
import mflix.migration.store.WaitReason;

/**
 * Holds a worker back after a batch, for as long as the pace asks for. A wait of over a second is written into the run's row and
 * ends early on an action; a shorter one is only waited and accounted for. Leases are renewed meanwhile.
 */
final class RunThrottle {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    private final RunLease lease;
    private final Runs runs;
    private final IdRanges ranges;
    private final Lease rangeLease;
    private final Tools tools;

    /** @param beforeLongWaits brings the run's row up to date, since nothing else will for a while */
    record Tools(Clock clock, WorkTime time, Runnable beforeLongWaits) {}

    /** How long the batch worked, and how long its last acknowledgement by the majority took. */
    record Batch(long workedNanos, long ackMillis) {
        long workedMillis() {
            return workedNanos / MILLI;
        }
    }

    RunThrottle(RunLease lease, MigrationStores stores, Tools tools) {
        this.lease = lease;
        this.runs = stores.runs();
        this.ranges = stores.ranges();
        this.rangeLease = ranges.lease();
        this.tools = tools;
    }

    /** Waits for the window to open. */
    void beforeBatch(Run run, Lease.Held range) {
        var pace = run.options().pace();
        pace.opensAt(tools.clock().instant()).ifPresent(opens -> {
            var wait = waiting(WaitReason.ReasonKind.WINDOW, "now outside " + pace.window(), "")
                    .until(opens);
            longPause(run, wait, range, () -> pace.opensAt(tools.clock().instant())
                    .map(this::nanosUntil)
                    .orElse(0L));
        });
    }

    private long nanosUntil(Instant instant) {
        return Math.max(
                MILLI, Duration.between(tools.clock().instant(), instant).toNanos());
    }

    void afterBatch(Run run, Batch batch, Lease.Held range) {
        var pace = run.options().pace();
        if (batch.ackMillis() > pace.maxAckMillis()) {
            waitForQuickAcknowledgements(run, batch, range);
        }
        var nice = (long) (pace.niceRatio() * batch.workedNanos());
        var least = pace.minPauseMillis() * MILLI;
        if (nice > least) {
            var wait = waiting(WaitReason.ReasonKind.NICE, millis(batch.workedMillis()), "ratio " + pace.niceRatio());
            pause(run, wait, range, nice);
        } else if (least > 0) {
            pause(run, waiting(WaitReason.ReasonKind.MIN_PAUSE, "", millis(pace.minPauseMillis())), range, least);
        }
    }

    private void pause(Run run, WaitReason waiting, Lease.Held range, long nanos) {
        var end = tools.time().nanos() + nanos;
        LongSupplier left = () -> end - tools.time().nanos();
        if (nanos > SECOND) {
            longPause(run, waiting, range, left);
        } else {
            shortPause(run, range, left);
        }
    }

    private void shortPause(Run run, Lease.Held range, LongSupplier left) {
        var began = tools.time().nanos();
        try {
            await(run, range, left);
        } finally {
            lease.times().hasHeldBack(tools.time().nanos() - began);
        }
    }

    private void longPause(Run run, WaitReason waiting, Lease.Held range, LongSupplier left) {
        var began = tools.time().nanos();
        tools.beforeLongWaits().run();
        runs.startWaiting(run.id(), waiting);
        try {
            await(run, range, left);
        } finally {
            runs.endWaiting(run.id(), waiting, tools.time().millisSince(began));
        }
    }

    // In slices, of which each but the last renews the leases and looks whether somebody has acted.
    private void await(Run run, Lease.Held range, LongSupplier left) {
        var slice = lease.sliceMillis() * MILLI;
        for (var rest = left.getAsLong(); rest > 0; rest = left.getAsLong()) {
            if (tools.time().await(lease.stop(), Math.min(slice, rest))) {
                return;
            }
            if (rest > slice) {
                if (hasOtherPace(run)) {
                    return;
                }
                renew(range);
            }
        }
    }

    private boolean hasOtherPace(Run run) {
        return !lease.check(RunState.RUNNING)
                .options()
                .pace()
                .equals(run.options().pace());
    }

    // The renewal is a write for the majority too, so it shows when acknowledgements are quick again.
    private void waitForQuickAcknowledgements(Run run, Batch batch, Lease.Held range) {
        var limit = run.options().pace().maxAckMillis();
        var wait = waiting(WaitReason.ReasonKind.SLOW_ACK, millis(batch.ackMillis()), millis(limit));
        var next = tools.time().nanos() + SECOND;
        longPause(run, wait, range, () -> {
            var left = next - tools.time().nanos();
            return left > 0 ? left : probe(range) <= limit ? 0 : lease.sliceMillis() * MILLI + 1;
        });
    }

    private long probe(Lease.Held range) {
        var began = tools.time().nanos();
        renew(range);
        return tools.time().millisSince(began);
    }

    private void renew(Lease.Held range) {
        if (!rangeLease.renew(range)) {
            throw new WorkStopped("another worker has taken the range over");
        }
    }

    /**
     * Before an undo: an update by a pipeline goes on in the server when its sender is gone, and must not convert what is put
     * back. Where the run was verified none can be left.
     *
     * @param pulse called for each slice; throws when it must stop
     */
    void waitForUpdatesOf(Run undo, Runnable pulse) {
        var subject = runs.find(undo.subject()).filter(run -> !run.state().isSuccess());
        if (subject.isPresent() && subject.get().options().strategy() == RunOptions.Strategy.RANGE_PIPELINE) {
            var age = ranges.renewedMillisAgo(subject.get().id()).orElse(Long.MAX_VALUE);
            waitAtMost(undo, Math.max(0, PipelineWork.LONGEST_MILLIS - age) * MILLI, pulse);
        }
    }

    private void waitAtMost(Run undo, long nanos, Runnable pulse) {
        if (nanos > 0) {
            var end = tools.time().nanos() + nanos;
            var wait = waiting(WaitReason.ReasonKind.PIPELINE, "", millis(PipelineWork.LONGEST_MILLIS));
            runs.startWaiting(undo.id(), wait);
            while (end - tools.time().nanos() > 0) {
                pulse.run();
                var isOver = tools.time()
                        .await(
                                lease.stop(),
                                Math.min(
                                        lease.sliceMillis() * MILLI,
                                        end - tools.time().nanos()));
                if (isOver) {
                    throw new WorkStopped("the process ends");
                }
            }
            runs.endWaiting(undo.id(), wait, nanos / MILLI);
        }
    }

    /** After the database failed to answer, that many times in a row. */
    void waitForDatabase(int failures) {
        if (tools.time().await(lease.stop(), PassingFailures.pauseMillis(failures) * MILLI)) {
            throw new WorkStopped("the process ends");
        }
    }

    /** What was waited for while the database was away, reported when it is back. */
    void databaseIsBack(Instant since) {
        var waiting = WaitReason.of(WaitReason.ReasonKind.DATABASE, "not answering", "", since);
        runs.endWaiting(lease.run(), waiting, Math.max(0, tools.clock().millis() - since.toEpochMilli()));
    }

    private WaitReason waiting(WaitReason.ReasonKind reason, String measured, String limit) {
        return WaitReason.of(reason, measured, limit, tools.clock().instant());
    }

    private static String millis(long millis) {
        return String.format(Locale.ROOT, "%,d ms", millis);
    }
}
