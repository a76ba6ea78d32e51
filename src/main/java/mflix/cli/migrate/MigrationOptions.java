package mflix.cli.migrate;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import mflix.cli.database.CommandDatabase;
import mflix.cli.database.DatabaseOptions;
import mflix.migration.MigrationSettings;
import mflix.migration.Migrations;
import mflix.migration.api.MigrationViews;
import mflix.migration.store.Run;
import mflix.migration.store.StartedBy;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.SafeText;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which migration, in which database, in which form of output; the same for every {@code migrate} command. */
final class MigrationOptions {

    @Option(
            names = "--migration",
            paramLabel = "NAME",
            defaultValue = Migrations.FIRST,
            description = "Which migration (default: ${DEFAULT-VALUE}).")
    private String migration;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Mixin
    private DatabaseOptions where;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What a command works with while the database is open. */
    record MigrationSession(Migrations migrations, MigrationSettings settings, String migration, boolean json) {

        MigrationViews views() {
            return new MigrationViews(migrations);
        }

        /** The newest run. @throws Problem NOT_FOUND */
        Run newest() {
            return migrations.newest(migration, 1).stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("There is no run of " + migration + " yet."));
        }

        StartedBy me() {
            return Migrations.fromCommandLine(System.getProperty("user.name", "unknown"));
        }
    }

    /** Opens the database, does the task with the same engine that the server has, and closes it. */
    int with(ToIntFunction<MigrationSession> task) {
        var config = where.config();
        var settings = MigrationSettings.from(config, MongoSettings.from(config).isEmbedded());
        var helpers = Executors.newCachedThreadPool();
        try (var open = CommandDatabase.existing(config)) {
            var migrations = new Migrations(open.database(), settings, Clock.systemUTC(), helpers);
            requireKnown(migrations);
            return task.applyAsInt(new MigrationSession(migrations, settings, migration, json));
        } finally {
            helpers.shutdownNow();
        }
    }

    private void requireKnown(Migrations migrations) {
        if (!migrations.names().contains(migration)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--migration must be one of " + String.join(", ", migrations.names()) + ", but was "
                            + SafeText.quoted(migration) + ".");
        }
    }
}
