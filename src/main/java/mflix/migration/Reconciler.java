package mflix.migration;

import java.util.concurrent.atomic.AtomicBoolean;
import mflix.problem.Kind;
import mflix.problem.Problem;

/**
 * What every node does every ten seconds: ends what was to be paused or cancelled and has no worker any more, takes up what
 * nobody works on, starts what is due.
 */
final class Reconciler {
    private static final Origin TIMER = new Origin(Origin.Trigger.TIMER, "timer", Worksite.host());

    private final Registry registry;
    private final Schedule schedule;
    private final Engine engine;
    private final MigrationSettings settings;
    private final AtomicBoolean isTicking = new AtomicBoolean();

    Reconciler(Registry registry, Schedule schedule, Engine engine, MigrationSettings settings) {
        this.registry = registry;
        this.schedule = schedule;
        this.engine = engine;
        this.settings = settings;
    }

    /** A tick during a tick does nothing, so a node leads one run at a time. */
    void tick() {
        if (engine.isStopping() || !isTicking.compareAndSet(false, true)) {
            return;
        }
        try {
            startWhatIsDue();
            settle();
            registry.abandoned().stream()
                    .filter(run -> run.state().isUnderWay())
                    .forEach(run -> engine.lead(registry.stores(run.migration()), run, none -> {}));
        } finally {
            isTicking.set(false);
        }
    }

    void settle() {
        registry.abandoned().stream().filter(run -> !run.state().isUnderWay()).forEach(this::settle);
    }

    private void settle(Run run) {
        var to = run.state() == RunState.PAUSING
                ? Transition.to(RunState.PAUSED, "Paused.", "reconcile")
                : Transition.to(RunState.CANCELLED, "Cancelled.", "reconcile");
        registry.stores(run.migration()).move(run, Lease.isFree(), to);
    }

    private void startWhatIsDue() {
        schedule.due().ifPresent(key -> {
            registry.names().forEach(migration -> startIfThereIsWork(registry.stores(migration), key));
            schedule.hasStarted();
        });
    }

    private void startIfThereIsWork(Stores stores, String key) {
        var migration = stores.conversion().name();
        var isIdle = stores.runs().active(migration).isEmpty()
                && stores.runs().ofRequest(migration + "/" + key).isEmpty();
        if (isIdle && stores.hasCandidates()) {
            try {
                var asked = new StartRequest(migration, settings.options(), TIMER, key);
                new Acting(stores, settings.lease()).start(asked.toRun());
            } catch (Problem e) {
                if (e.kind() != Kind.MIGRATION_RUNNING) { // another node was quicker
                    throw e;
                }
            }
        }
    }
}
