package mflix.migration.engine;

import com.mongodb.MongoException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.migration.store.IdRange;
import mflix.migration.store.RunState;

/** Takes range after range and works through each in batches. Several may run side by side, in one process or many. */
record RangeWorker(RangeTask.Tools tools, RetryPolicy retryPolicy) {
    private static final Logger LOG = Logger.getLogger(RangeWorker.class.getName());

    /** Returns when no range is free; a {@link WorkStopped} when it must not go on. */
    void workThroughRanges() {
        var range = claim();
        while (range.isPresent()) {
            tools.listener().accept(BatchMoment.CLAIMED);
            workThrough(new RangeTask(tools, range.get()));
            range = claim();
        }
    }

    private Optional<IdRange> claim() {
        var claimed = new AtomicReference<Optional<IdRange>>();
        retryPolicy.insist(() -> claimed.set(tools.ranges().claim(tools.lease().check(RunState.RUNNING))), () -> {});
        return claimed.get();
    }

    private void workThrough(RangeTask task) {
        try {
            while (!task.isDone()) {
                retryPolicy.insist(task::batch, task::look);
            }
        } catch (RuntimeException e) { // a halt or a defect; the next worker goes on from the checkpoint
            giveBack(task);
            throw e;
        }
    }

    // Without this the lease runs out by itself, so a database that is away does not matter here.
    private static void giveBack(RangeTask task) {
        try {
            task.giveBack();
        } catch (MongoException e) {
            LOG.log(
                    Level.INFO,
                    "migration_range_not_given_back because={0}",
                    e.getClass().getSimpleName());
        }
    }
}
