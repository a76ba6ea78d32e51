package mflix.cli.migrate;

import java.util.concurrent.Callable;
import mflix.cli.console.JsonLine;
import mflix.cli.console.Terminal;
import mflix.migration.Migrations;
import mflix.migration.api.MigrationViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./mflix migrate status}: the state of the migration. */
@Command(name = "status", description = "Show where the migration stands.", mixinStandardHelpOptions = true)
final class MigrateStatus implements Callable<Integer> {

    @Mixin
    private MigrationOptions options;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        return options.with(session -> {
            if (session.json()) {
                terminal.line(JsonLine.of(session.views().migration(session.migration())));
            } else {
                print(session.migrations(), session.views(), session.migration());
            }
            return MigrationExitCode.DONE;
        });
    }

    private void print(Migrations migrations, MigrationViews views, String migration) {
        var runs = migrations.newest(migration, 5);
        if (runs.isEmpty()) {
            terminal.line(migration + ": no run yet. ./mflix migrate plan shows what one would do.");
        }
        for (var run : runs) {
            terminal.line(String.join(
                    "  ",
                    run.id().toHexString(),
                    run.createdAt().toString(),
                    run.kind().name(),
                    run.state().name(),
                    views.why(run)));
        }
    }
}
