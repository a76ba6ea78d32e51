package mflix.migration;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import mflix.migration.conversion.Conversion;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.MigrationDatabase;
import mflix.migration.store.Run;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.migration.store.StartedBy;
import mflix.problem.Problem;

/** A process that migrates, as a test sees it. */
public final class Node implements AutoCloseable {
    static final RunOptions SMALL = new RunOptions(100, 50, 1, RunPace.FREE);
    static final Duration SHORT_LEASE = Duration.ofMillis(300);
    public static final StartedBy TESTER = new StartedBy(StartedBy.TriggerKind.CLI, "tester", "test");

    private final ExecutorService helpers = Executors.newCachedThreadPool();
    private final Migrations migrations;
    private final MigrationSettings settings;

    public Node(MongoDatabase database) {
        this(database, SMALL, Clock.systemUTC());
    }

    public Node(MongoDatabase database, RunOptions options, Clock clock) {
        this(database, new MigrationSettings("manual", options, SHORT_LEASE), clock);
    }

    public Node(MongoDatabase database, MigrationSettings settings, Clock clock) {
        this.settings = settings;
        this.migrations = new Migrations(database, settings, clock, helpers);
    }

    /** One with this conversion only. */
    public Node(MongoDatabase database, Conversion conversion) {
        this.settings = new MigrationSettings("manual", SMALL, SHORT_LEASE);
        this.migrations = new Migrations(
                new MigrationDatabase(database),
                List.of(conversion),
                new Migrations.Surroundings(settings, Clock.systemUTC(), helpers));
    }

    public Migrations migrations() {
        return migrations;
    }

    public Run start() {
        return start(Migrations.FIRST);
    }

    public Run start(String migration) {
        return migrations
                .start(new StartRequest(migration, settings.options(), TESTER))
                .run();
    }

    /** Starts a run and leads it to its end. */
    public Run migrate() {
        return lead(start());
    }

    public Run migrate(String migration) {
        return lead(start(migration));
    }

    public Run lead(Run run) {
        return lead(run, milestone -> {});
    }

    public Run lead(Run run, Consumer<BatchMoment> listener) {
        return migrations.lead(run, listener).orElseThrow();
    }

    public Run again(Run run) {
        return migrations.run(run.migration(), run.id());
    }

    public Run act(Run run, RunAction action) {
        return migrations.act(again(run), action, TESTER);
    }

    /** The refusal that an action meets. */
    Problem refusal(Run run, RunAction action) {
        try {
            act(run, action);
        } catch (Problem e) {
            return e;
        }
        throw new AssertionError(action + " was allowed");
    }

    @Override
    public void close() {
        migrations.stop();
        helpers.shutdownNow();
    }
}
