package mflix.migration.engine;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.migration.store.IdRanges;
import mflix.migration.store.Run;

/** The threads of one process that work on a run: the leader's own and its helpers'. While one waits for its acknowledgement the next reads. */
final class RunWorkers {
    private static final Logger LOG = Logger.getLogger(RunWorkers.class.getName());
    private static final long POLL_NANOS = 100_000_000;

    private final RunLease lease;
    private final IdRanges ranges;
    private final RangeWorker worker;

    RunWorkers(RunLease lease, IdRanges ranges, RangeWorker worker) {
        this.lease = lease;
        this.ranges = ranges;
        this.worker = worker;
    }

    /** Returns when every range of the pass is done. */
    void work(Run run, Executor helpers) {
        var helping = new ArrayList<CompletableFuture<Void>>();
        for (var i = 1; i < run.options().workers(); i++) {
            helping.add(CompletableFuture.runAsync(worker::workThroughRanges, helpers));
        }
        try {
            workUntilAllIsDone(run);
        } finally {
            helping.forEach(RunWorkers::join);
        }
    }

    // A range that is open and not free belongs to a helper, to another process,
    // or to an ended one whose lease expires.
    private void workUntilAllIsDone(Run run) {
        worker.workThroughRanges();
        while (ranges.countOpen(run) > 0) {
            if (lease.stop().await(POLL_NANOS)) {
                throw new WorkStopped("the process ends");
            }
            worker.workThroughRanges();
        }
    }

    // The leader meets a helper's failure itself: the range that the helper gave back is claimed once more.
    private static void join(CompletableFuture<Void> helper) {
        try {
            helper.join();
        } catch (CompletionException e) {
            LOG.log(Level.INFO, "migration_helper_ended because={0}", String.valueOf(e.getCause()));
        }
    }
}
