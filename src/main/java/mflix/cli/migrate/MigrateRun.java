package mflix.cli.migrate;

import java.util.Map;
import java.util.concurrent.Callable;
import mflix.cli.console.Terminal;
import mflix.migration.RunAction;
import mflix.migration.StartRequest;
import mflix.migration.api.OptionsReader;
import mflix.migration.store.Run;
import mflix.migration.store.RunKind;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunState;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./mflix migrate run}: takes up the run that was interrupted, else starts one; follows it to its verified end. */
@Command(
        name = "run",
        description = "Migrate: go on with a run that was interrupted, else start one, and follow it to its end.",
        mixinStandardHelpOptions = true)
final class MigrateRun implements Callable<Integer> {

    @Option(names = "--retry-errors", description = "Then try the refused values again.")
    private boolean retryErrors;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            defaultValue = "COMPARE_AND_SET",
            description =
                    "COMPARE_AND_SET (default), or RANGE_PIPELINE: one update by the server for a range, on a MongoDB only;"
                            + " it promises less, as the plan says, and is confirmed.")
    private String strategy;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            defaultValue = "",
            description = "The migration's name once more, for RANGE_PIPELINE.")
    private String confirm;

    @Mixin
    private PaceOptions pace;

    @Mixin
    private MigrationOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.with(this::run);
    }

    private int run(MigrationOptions.MigrationSession session) {
        var following = new RunFollower(
                session, Terminal.ofProcess(), spec.commandLine().getErr());
        session.migrations().settle();
        var run = session.migrations().active(session.migration());
        var exit = run.isPresent() ? goOn(run.get(), following) : start(session, following);
        var last = session.migrations().last(session.migration(), RunKind.MIGRATE);
        var isWorthwhile = retryErrors && exit == MigrationExitCode.REFUSED_VALUES && last.isPresent();
        return isWorthwhile
                ? following.lead(session.migrations().act(last.get(), RunAction.RETRY, session.me()))
                : exit;
    }

    private int goOn(Run run, RunFollower following) {
        if (run.isLive()) {
            return following.ledElsewhere(run);
        }
        return run.state() == RunState.PAUSED ? following.result(run) : following.lead(run);
    }

    private int start(MigrationOptions.MigrationSession session, RunFollower following) {
        var given = Map.<String, Object>of(RunOptions.STRATEGY, strategy, OptionsReader.CONFIRM, confirm);
        var how = pace.toStart(given, session.migration(), session.settings().options());
        var asked = new StartRequest(session.migration(), how, session.me());
        try {
            return following.lead(session.migrations().start(asked).run());
        } catch (Problem e) {
            if (e.kind() != ProblemKind.MIGRATION_RUNNING) {
                throw e;
            }
            spec.commandLine().getErr().println("mflix: " + e.getMessage());
            return MigrationExitCode.ANOTHER;
        }
    }
}
