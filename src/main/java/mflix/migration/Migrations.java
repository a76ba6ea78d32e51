package mflix.migration;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.migration.analysis.MigrationPlan;
import mflix.migration.analysis.MigrationPlanner;
import mflix.migration.analysis.StrategyOffer;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.Conversions;
import mflix.migration.engine.BatchMoment;
import mflix.migration.engine.RunExecutor;
import mflix.migration.engine.WorkerId;
import mflix.migration.store.MigrationDatabase;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunKind;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.migration.store.StartedBy;
import mflix.mongo.MongoConnection;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.system.MetricsRegistry;
import org.bson.types.ObjectId;

/** The only entry to the engine, for timer, resource and command. Safe for many threads; one object per process. */
public final class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    private final MigrationRegistry registry;
    private final MigrationSettings settings;
    private final MigrationSchedule schedule;
    private final RunExecutor executor;
    private final Executor helpers;
    private final Semaphore planning = new Semaphore(1);
    private final Reconciler reconciler;

    /** @param helpers runs the second and further workers of a run; needs a free thread for each */
    public Migrations(MongoConnection database, MigrationSettings settings, Clock clock, Executor helpers) {
        this(MigrationDatabase.of(database), Conversions.all(clock), new Surroundings(settings, clock, helpers));
    }

    /** The same on a database whose indexes are built by the ordinary client. */
    Migrations(MongoDatabase database, MigrationSettings settings, Clock clock, Executor helpers) {
        this(new MigrationDatabase(database), Conversions.all(clock), new Surroundings(settings, clock, helpers));
    }

    Migrations(MigrationDatabase storage, List<Conversion> conversions, Surroundings around) {
        var me = WorkerId.worker();
        this.settings = around.settings();
        this.schedule = new MigrationSchedule(settings, around.clock());
        this.helpers = around.helpers();
        this.executor = new RunExecutor(around.clock(), helpers, me);
        this.registry = new MigrationRegistry(conversions, storage, around.clock(), me);
        this.reconciler = new Reconciler(registry, schedule, executor, settings);
    }

    /** What the engine needs beside a database and something to convert. */
    record Surroundings(MigrationSettings settings, Clock clock, Executor helpers) {}

    /** The name of the first migration, for commands that name none. */
    public static final String FIRST = "movies-lastupdated";

    /** An administrator who asks over HTTP. */
    public static StartedBy fromRest(String email) {
        return new StartedBy(StartedBy.TriggerKind.REST, email, WorkerId.host());
    }

    /** A person at the command line of this machine. */
    public static StartedBy fromCommandLine(String user) {
        return new StartedBy(StartedBy.TriggerKind.CLI, user, WorkerId.host());
    }

    public List<String> names() {
        return registry.names();
    }

    public MigrationStores stores(String migration) {
        return registry.stores(migration);
    }

    public MigrationSettings settings() {
        return settings;
    }

    public MigrationSchedule schedule() {
        return schedule;
    }

    /** Reads for at most that long and writes nothing. @throws Problem PLAN_BUSY while another plan is made in this process */
    public MigrationPlan plan(String migration, Duration limit) {
        var stores = stores(migration);
        if (!planning.tryAcquire()) {
            throw Problem.of(ProblemKind.PLAN_BUSY, "Another plan is being made here. Try again in a few seconds.");
        }
        try {
            return MigrationPlanner.plan(stores, settings.options(), limit);
        } finally {
            planning.release();
        }
    }

    /** Makes a run that a worker takes up. @throws Problem NOT_FOUND, MIGRATION_RUNNING, IDEMPOTENCY_KEY_REUSED, VALIDATION_FAILED */
    public StartedRun start(StartRequest asked) {
        requirePossible(asked);
        return acting(asked.migration()).start(asked.toRun());
    }

    private void requirePossible(StartRequest asked) {
        if (asked.options().strategy() == RunOptions.Strategy.RANGE_PIPELINE) {
            var offer = StrategyOffer.pipeline(stores(asked.migration()));
            if (!offer.isPossible()) {
                var why = "is not possible here. " + offer.whyNot();
                throw Problem.of(
                        ProblemKind.VALIDATION_FAILED,
                        "RANGE_PIPELINE " + why,
                        List.of(new FieldProblem(RunOptions.STRATEGY, why)));
            }
        }
    }

    /** RETRY, VERIFY and UNDO give the new run, the others the one acted on. @throws Problem NOT_FOUND, ILLEGAL_ACTION, MIGRATION_RUNNING */
    public Run act(Run run, RunAction action, StartedBy by) {
        return acting(run.migration()).act(run.id(), action, by, UnaryOperator.identity());
    }

    /** RETRY, VERIFY or UNDO with options of its own instead of those of the run. @throws Problem as {@link #act} */
    public Run begin(Run run, RunAction action, RunOptions options, StartedBy by) {
        return acting(run.migration()).act(run.id(), action, by, ofRun -> options);
    }

    private RunActions acting(String migration) {
        return new RunActions(stores(migration), settings.lease());
    }

    /** Takes effect at the next batch. @throws Problem ILLEGAL_ACTION when the run is finished */
    public Run changePace(Run run, RunPace pace, StartedBy by) {
        if (!stores(run.migration()).runs().pace(run, pace, by)) {
            throw Problem.of(
                    ProblemKind.ILLEGAL_ACTION, "The run is " + run.state() + ", so its pace cannot be changed.");
        }
        return run(run.migration(), run.id());
    }

    /** @throws Problem NOT_FOUND */
    public Run run(String migration, ObjectId id) {
        return stores(migration)
                .runs()
                .find(id)
                .filter(run -> run.migration().equals(migration))
                .orElseThrow(() -> Problem.notFound("There is no such run of " + migration + "."));
    }

    /** The run that holds the migration, if one does. */
    public Optional<Run> active(String migration) {
        return stores(migration).runs().active(migration);
    }

    /** Of every kind, newest first. */
    public List<Run> newest(String migration, int limit) {
        return stores(migration).runs().of(migration, limit);
    }

    /** The newest finished run of that kind. */
    public Optional<Run> last(String migration, RunKind kind) {
        return stores(migration).runs().newest(migration, EnumSet.of(kind), RunState::isFinished);
    }

    /** The newest run that RETRY, VERIFY or UNDO is possible on; none while a run is active. */
    public Optional<Run> newestFor(RunAction action, String migration) {
        return new AllowedActions(stores(migration)).newest(action);
    }

    /** Leads the run in this thread to its end; empty when another leader has it. */
    public Optional<Run> lead(Run run, Consumer<BatchMoment> listener) {
        return executor.lead(stores(run.migration()), run, listener);
    }

    /** One tick, see {@link Reconciler}. Blocks while it leads a run. */
    public void reconcile() {
        reconciler.tick();
    }

    MigrationProgress progress() {
        return reconciler.progress();
    }

    /** What this process does for migrations, at the metrics page. */
    public void show(MetricsRegistry metrics) {
        progress().register(metrics);
    }

    /** Ends what was to be paused or cancelled and has no worker any more; leads nothing. */
    public void settle() {
        reconciler.settle();
    }

    /** Reconciles soon, in a thread of the helpers; a database that is away is left to the next tick. */
    public void wake() {
        helpers.execute(() -> {
            try {
                reconcile();
            } catch (MongoException e) {
                LOG.log(
                        Level.INFO,
                        "migration_tick_failed because={0}",
                        e.getClass().getSimpleName());
            }
        });
    }

    /** Workers end their batch and give their leases back; waits for that, at most ten seconds. */
    public void stop() {
        executor.stop();
    }
}
