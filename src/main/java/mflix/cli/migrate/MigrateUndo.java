package mflix.cli.migrate;

import java.util.concurrent.Callable;
import mflix.cli.console.Terminal;
import mflix.migration.RunAction;
import mflix.migration.store.RunKind;
import mflix.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mflix migrate undo}: puts the originals of the last run back where the value has not been changed since. */
@Command(
        name = "undo",
        description = "Put back every value that the last run replaced and nobody has changed since.",
        mixinStandardHelpOptions = true)
final class MigrateUndo implements Callable<Integer> {

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            defaultValue = "",
            description = "The migration's name once more.")
    private String confirm;

    @Mixin
    private PaceOptions pace;

    @Mixin
    private MigrationOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.with(session -> {
            if (!confirm.equals(session.migration())) {
                throw new ParameterException(
                        spec.commandLine(), "To undo it, confirm by --confirm=" + session.migration() + ".");
            }
            var run = session.migrations()
                    .newestFor(RunAction.UNDO, session.migration())
                    .or(() -> session.migrations().last(session.migration(), RunKind.MIGRATE))
                    .orElseThrow(() -> Problem.notFound("There is no run of " + session.migration() + " to undo."));
            return new RunFollower(
                            session, Terminal.ofProcess(), spec.commandLine().getErr())
                    .lead(session.migrations().begin(run, RunAction.UNDO, pace.or(run.options()), session.me()));
        });
    }
}
