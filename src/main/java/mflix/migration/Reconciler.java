package mflix.migration;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mflix.problem.Kind;
import mflix.problem.Problem;

/**
 * What every node does every ten seconds: ends what was to be paused or cancelled and has no worker any more, takes up what
 * nobody works on, starts what is due.
 */
final class Reconciler {
    private static final Origin TIMER = new Origin("TIMER", "timer", Worksite.host());

    private final Migrations migrations;
    private final Schedule schedule;
    private final Engine engine;
    private final AtomicBoolean isTicking = new AtomicBoolean();

    Reconciler(Migrations migrations, Schedule schedule, Engine engine) {
        this.migrations = migrations;
        this.schedule = schedule;
        this.engine = engine;
    }

    /** A tick during a tick does nothing, so a node leads one run at a time. */
    void tick() {
        if (engine.isStopping() || !isTicking.compareAndSet(false, true)) {
            return;
        }
        try {
            startWhatIsDue();
            settle();
            abandoned().stream()
                    .filter(run -> run.state().isUnderWay())
                    .forEach(run -> migrations.lead(run, none -> {}));
        } finally {
            isTicking.set(false);
        }
    }

    void settle() {
        abandoned().stream().filter(run -> !run.state().isUnderWay()).forEach(this::settle);
    }

    private List<Run> abandoned() {
        return migrations.stores(Migrations.FIRST).runs().abandoned();
    }

    private void settle(Run run) {
        var to = run.state() == RunState.PAUSING
                ? Transition.to(RunState.PAUSED, "Paused.", "reconcile")
                : Transition.to(RunState.CANCELLED, "Cancelled.", "reconcile");
        migrations.stores(run.migration()).runs().move(run, Lease.isFree(), to);
    }

    private void startWhatIsDue() {
        schedule.due().ifPresent(key -> {
            migrations.names().forEach(migration -> startIfThereIsWork(migrations.stores(migration), key));
            schedule.hasStarted();
        });
    }

    private void startIfThereIsWork(Stores stores, String key) {
        var migration = stores.conversion().name();
        var isIdle = stores.runs().active(migration).isEmpty()
                && stores.runs().ofRequest(migration + "/" + key).isEmpty();
        if (isIdle && stores.hasCandidates()) {
            try {
                var options = migrations.settings().options();
                migrations.start(new StartRequest(migration, options, TIMER, Optional.of(key)));
            } catch (Problem e) {
                if (e.kind() != Kind.MIGRATION_RUNNING) { // another node was quicker
                    throw e;
                }
            }
        }
    }
}
