package mflix.migration.engine;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;

/** Leads runs in the calling thread, and stops in order when the process ends. */
public final class RunExecutor {
    private static final Logger LOG = Logger.getLogger(RunExecutor.class.getName());
    private static final long PATIENCE_SECONDS = 10;

    private final Clock clock;
    private final Executor helpers;
    private final String me;
    private final StopSignal stop = new StopSignal();

    // one party for each thread that leads; a phase ends when none does, and the phaser itself never ends
    private final Phaser leading = new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int parties) {
            return false;
        }
    };

    public RunExecutor(Clock clock, Executor helpers, String me) {
        this.clock = clock;
        this.helpers = helpers;
        this.me = me;
    }

    public boolean isStopping() {
        return stop.isRaised();
    }

    /** Empty when another leader has it, or it is not under way; else the run as it is afterwards. */
    public Optional<Run> lead(MigrationStores stores, Run run, Consumer<BatchMoment> listener) {
        leading.register();
        try {
            var claimed =
                    stop.isRaised() ? Optional.<Run>empty() : stores.runs().claim(run, me);
            return claimed.flatMap(mine -> lead(stores, new RunLease(stores.runs(), mine, stop), listener));
        } finally {
            leading.arriveAndDeregister();
        }
    }

    private Optional<Run> lead(MigrationStores stores, RunLease lease, Consumer<BatchMoment> listener) {
        LOG.log(Level.INFO, "migration_leading run={0} worker={1}", new Object[] {lease.run(), me});
        new Leader(lease, stores, new Leader.Surroundings(clock, helpers, listener)).lead();
        return stores.runs().find(lease.run());
    }

    /** Every worker ends its batch and gives its leases back; returns when they have, or after ten seconds. */
    public void stop() {
        stop.raise();
        leading.register();
        try {
            leading.awaitAdvanceInterruptibly(leading.arriveAndDeregister(), PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "migration_still_at_its_batch the lease will run out by itself");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
