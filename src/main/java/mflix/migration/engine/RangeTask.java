package mflix.migration.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mflix.migration.conversion.Conversion;
import mflix.migration.store.IdRange;
import mflix.migration.store.IdRanges;
import mflix.migration.store.Lease;
import mflix.migration.store.RunState;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * One claimed range on its way to done, batch by batch. The rows of a batch whose outcome is unknown are kept and tried again,
 * so that its counts stay right: what an earlier try converted is counted as converted.
 */
final class RangeTask {
    private final RunLease lease;
    private final IdRanges ranges;
    private final RunWork work;
    private final RunThrottle throttle;
    private final Consumer<BatchMoment> listener;
    private final ProgressMeter meter;
    private final Lease.Held held;
    private IdRange range;
    private Optional<List<? extends BsonDocument>> pending = Optional.empty();
    private IdRange.Checkpoint sent = IdRange.Checkpoint.NONE;

    /** What a batch is done with; the same for every range that a process works through. */
    record Tools(
            RunLease lease,
            IdRanges ranges,
            RunWork work,
            RunThrottle throttle,
            ProgressMeter meter,
            Consumer<BatchMoment> listener) {}

    RangeTask(Tools tools, IdRange claimed) {
        this.lease = tools.lease();
        this.ranges = tools.ranges();
        this.work = tools.work();
        this.throttle = tools.throttle();
        this.meter = tools.meter();
        this.listener = tools.listener();
        this.held = ranges.lease().heldOf(claimed.stored());
        this.range = claimed;
    }

    boolean isDone() {
        return range.isDone();
    }

    /** The order in it is a promise: see {@link BatchConverter}; the checkpoint comes after the data, on the same primary. */
    void batch() {
        var run = lease.check(RunState.RUNNING);
        throttle.beforeBatch(run, held);
        var began = System.nanoTime();
        if (pending.isEmpty()) {
            pending = Optional.of(work.read(range, run.options().batchSize()));
        }
        var rows = pending.get();
        var counts = work.apply(run, rows, listener);
        listener.accept(BatchMoment.CHECKPOINT_NEXT);
        var written = System.nanoTime();
        checkpoint(new IdRange.Checkpoint(
                lastOf(rows).orElse(Conversion.ABSENT),
                counts,
                millisSince(began),
                work.isEnd(range, rows, run.options().batchSize())));
        var batch = new RunThrottle.Batch(System.nanoTime() - began, millisSince(written));
        lease.times().hasWorked(batch.workedMillis());
        meter.writeIfDue();
        listener.accept(BatchMoment.CHECKPOINTED);
        throttle.afterBatch(run, batch, held);
    }

    private void checkpoint(IdRange.Checkpoint reached) {
        sent = reached;
        range = ranges.checkpoint(held, reached).map(IdRange::new).orElseThrow(RangeTask::taken);
        isStored();
    }

    private void isStored() {
        pending = Optional.empty();
        meter.add(range.totalsOf(sent));
    }

    /** After an outcome that is unknown: perhaps the checkpoint was written and only its answer was lost. */
    void look() {
        range = ranges.find(held).orElseThrow(RangeTask::taken);
        if (pending.isPresent()
                && !pending.get().isEmpty()
                && lastOf(pending.get()).equals(range.reached())) {
            isStored();
        }
    }

    /**
     * For the next worker, which goes on from the last checkpoint. What is done stays done, also when the wait after it was
     * cut short.
     */
    void giveBack() {
        if (!range.isDone()) {
            ranges.release(held);
        }
    }

    private static Optional<BsonValue> lastOf(List<? extends BsonDocument> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).get("_id"));
    }

    private static WorkStopped taken() {
        return new WorkStopped("another worker has taken the range over");
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
