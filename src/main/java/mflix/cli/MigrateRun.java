package mflix.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mflix.migration.Action;
import mflix.migration.Options;
import mflix.migration.OptionsReader;
import mflix.migration.Run;
import mflix.migration.RunKind;
import mflix.migration.RunState;
import mflix.migration.StartRequest;
import mflix.problem.Body;
import mflix.problem.Kind;
import mflix.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mflix migrate run}: takes up the run that was interrupted, else starts one; follows it to its verified end. */
@Command(
        name = "run",
        description = "Migrate: go on with a run that was interrupted, else start one, and follow it to its end.",
        mixinStandardHelpOptions = true)
final class MigrateRun implements Callable<Integer> {

    @Option(
            names = "--nice",
            paramLabel = "RATIO",
            description = "Sleep so many times as long as a batch works, 0 to 10.")
    private Double nice;

    @Option(names = "--min-pause", paramLabel = "MILLIS", description = "Pause so long between batches, 0 to 60000.")
    private Long minPause;

    @Option(
            names = "--max-ack",
            paramLabel = "MILLIS",
            description = "Wait while the majority takes longer, 50 to 60000.")
    private Long maxAck;

    @Option(names = "--window", paramLabel = "HH:mm-HH:mm", description = "Work only at this time of the day, UTC.")
    private String window;

    @Option(names = "--workers", paramLabel = "N", description = "Tasks side by side, 1 to 4.")
    private Long workers;

    @Option(names = "--retry-errors", description = "Then try the refused values again.")
    private boolean retryErrors;

    @Mixin
    private MigrationOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.with(this::run);
    }

    private int run(MigrationOptions.Session session) {
        var following =
                new Following(session, Terminal.ofProcess(), spec.commandLine().getErr());
        session.migrations().settle();
        var run = session.migrations().active(session.migration());
        var exit = run.isPresent() ? goOn(run.get(), following) : start(session, following);
        var last = session.migrations().last(session.migration(), RunKind.MIGRATE);
        var isWorthwhile = retryErrors && exit == MigrationExit.REFUSED_VALUES && last.isPresent();
        return isWorthwhile ? following.lead(session.migrations().act(last.get(), Action.RETRY, session.me())) : exit;
    }

    private int goOn(Run run, Following following) {
        if (run.isLive()) {
            return following.ledElsewhere(run);
        }
        return run.state() == RunState.PAUSED ? following.result(run) : following.lead(run);
    }

    private int start(MigrationOptions.Session session, Following following) {
        var asked = new StartRequest(
                session.migration(), asked(session.settings().options()), session.me(), Optional.empty());
        try {
            return following.lead(session.migrations().start(asked).run());
        } catch (Problem e) {
            if (e.kind() != Kind.MIGRATION_RUNNING) {
                throw e;
            }
            spec.commandLine().getErr().println("mflix: " + e.getMessage());
            return MigrationExit.ANOTHER;
        }
    }

    private Options asked(Options absent) {
        var pace = new HashMap<String, Object>();
        put(pace, "niceRatio", nice);
        put(pace, "minPauseMillis", minPause);
        put(pace, "maxAckMillis", maxAck);
        put(pace, "window", window);
        var given = new HashMap<String, Object>(Map.of("pace", pace));
        put(given, "workers", workers);
        try {
            return OptionsReader.options(Body.of(given), absent);
        } catch (Problem e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void put(Map<String, Object> into, String name, Object value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
