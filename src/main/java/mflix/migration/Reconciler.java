package mflix.migration;

import java.util.concurrent.atomic.AtomicBoolean;
import mflix.migration.engine.RunExecutor;
import mflix.migration.engine.WorkerId;
import mflix.migration.store.Lease;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunTransition;
import mflix.migration.store.StartedBy;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/**
 * What every node does every ten seconds: ends what was to be paused or cancelled and has no worker any more, takes up what
 * has no worker, starts what is due.
 */
final class Reconciler {
    private static final StartedBy TIMER = new StartedBy(StartedBy.TriggerKind.TIMER, "timer", WorkerId.host());

    private final MigrationRegistry registry;
    private final MigrationSchedule schedule;
    private final RunExecutor executor;
    private final MigrationSettings settings;
    private final MigrationProgress progress = new MigrationProgress();
    private final AtomicBoolean isTicking = new AtomicBoolean();

    Reconciler(
            MigrationRegistry registry, MigrationSchedule schedule, RunExecutor executor, MigrationSettings settings) {
        this.registry = registry;
        this.schedule = schedule;
        this.executor = executor;
        this.settings = settings;
    }

    /** A tick during a tick does nothing, so a node leads one run at a time. */
    void tick() {
        if (executor.isStopping() || !isTicking.compareAndSet(false, true)) {
            return;
        }
        try {
            startWhatIsDue();
            settle();
            registry.abandoned().stream()
                    .filter(run -> run.state().isUnderWay())
                    .forEach(this::lead);
        } finally {
            isTicking.set(false);
        }
    }

    private void lead(Run run) {
        progress.begin();
        try {
            executor.lead(registry.stores(run.migration()), run, progress::add).ifPresent(progress::failed);
        } finally {
            progress.end();
        }
    }

    MigrationProgress progress() {
        return progress;
    }

    void settle() {
        registry.abandoned().stream().filter(run -> !run.state().isUnderWay()).forEach(this::settle);
    }

    private void settle(Run run) {
        registry.stores(run.migration()).move(run, Lease.isFree(), RunTransition.asAsked(run, "reconcile"));
    }

    private void startWhatIsDue() {
        schedule.due().ifPresent(key -> {
            registry.names().forEach(migration -> startIfThereIsWork(registry.stores(migration), key));
            schedule.hasStarted();
        });
    }

    private void startIfThereIsWork(MigrationStores stores, String key) {
        var migration = stores.conversion().name();
        var isIdle = stores.runs().active(migration).isEmpty()
                && stores.runs().ofRequest(migration + "/" + key).isEmpty();
        if (isIdle && stores.hasCandidates()) {
            try {
                var asked = new StartRequest(migration, settings.options(), TIMER, key);
                new RunActions(stores, settings.lease()).start(asked.toRun());
            } catch (Problem e) {
                if (e.kind() != ProblemKind.MIGRATION_RUNNING) { // another node was quicker
                    throw e;
                }
            }
        }
    }
}
