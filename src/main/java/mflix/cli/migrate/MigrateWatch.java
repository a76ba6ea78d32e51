package mflix.cli.migrate;

import java.util.concurrent.Callable;
import mflix.cli.console.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./mflix migrate watch}: shows the newest run until it ends, without working on it. */
@Command(
        name = "watch",
        description = "Show the progress of the newest run until it ends; its exit code is the run's.",
        mixinStandardHelpOptions = true)
final class MigrateWatch implements Callable<Integer> {

    @Mixin
    private MigrationOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.with(session -> new RunFollower(
                        session, Terminal.ofProcess(), spec.commandLine().getErr())
                .watch(session.newest()));
    }
}
