package mflix.migration;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import mflix.problem.Problem;

/** A process that migrates, as a test sees it. */
final class Node implements AutoCloseable {
    static final Options SMALL = new Options(100, 50, 1, Pace.FREE);
    static final Duration SHORT_LEASE = Duration.ofMillis(300);
    static final Origin TESTER = new Origin(Origin.Trigger.CLI, "tester", "test");

    private final ExecutorService helpers = Executors.newCachedThreadPool();
    private final Migrations migrations;
    private final MigrationSettings settings;

    Node(MongoDatabase database) {
        this(database, SMALL, Clock.systemUTC());
    }

    Node(MongoDatabase database, Options options, Clock clock) {
        this(database, new MigrationSettings("manual", options, SHORT_LEASE), clock);
    }

    Node(MongoDatabase database, MigrationSettings settings, Clock clock) {
        this.settings = settings;
        this.migrations = new Migrations(database, settings, clock, helpers);
    }

    /** One that knows this conversion only. */
    Node(MongoDatabase database, Conversion conversion) {
        this.settings = new MigrationSettings("manual", SMALL, SHORT_LEASE);
        this.migrations = new Migrations(
                new Storage(database),
                List.of(conversion),
                new Migrations.Surroundings(settings, Clock.systemUTC(), helpers));
    }

    Migrations migrations() {
        return migrations;
    }

    Run start() {
        return start(Migrations.FIRST);
    }

    Run start(String migration) {
        return migrations
                .start(new StartRequest(migration, settings.options(), TESTER))
                .run();
    }

    /** Starts a run and leads it to its end. */
    Run migrate() {
        return lead(start());
    }

    Run migrate(String migration) {
        return lead(start(migration));
    }

    Run lead(Run run) {
        return lead(run, milestone -> {});
    }

    Run lead(Run run, Consumer<Milestone> listener) {
        return migrations.lead(run, listener).orElseThrow();
    }

    Run again(Run run) {
        return migrations.run(run.migration(), run.id());
    }

    Run act(Run run, Action action) {
        return migrations.act(again(run), action, TESTER);
    }

    /** The refusal that an action meets. */
    Problem refusal(Run run, Action action) {
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
