package mflix.cli.migrate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import mflix.migration.api.OptionsReader;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.problem.Problem;
import mflix.request.JsonBody;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast a run may go; the same for every {@code migrate} command whose run writes. */
final class PaceOptions {

    @Option(
            names = "--nice",
            paramLabel = "RATIO",
            description = "Sleep so many times as long as a batch works, 0 to " + RunPace.MAX_NICE_RATIO + ".")
    private Double nice;

    @Option(
            names = "--min-pause",
            paramLabel = "MILLIS",
            description = "Pause so long between batches, 0 to " + RunPace.MAX_PAUSE_MILLIS + ".")
    private Long minPause;

    @Option(
            names = "--max-ack",
            paramLabel = "MILLIS",
            description = "Wait while the majority takes longer, " + RunPace.MIN_ACK_MILLIS + " to "
                    + RunPace.MAX_ACK_MILLIS + ".")
    private Long maxAck;

    @Option(names = "--window", paramLabel = "HH:mm-HH:mm", description = "Work only at this time of the day, UTC.")
    private String window;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Tasks side by side, 1 to " + RunOptions.MAX_WORKERS + ".")
    private Long workers;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The options that were given; those that were not are taken from the argument. */
    RunOptions or(RunOptions absent) {
        return read(Map.of(), body -> OptionsReader.options(body, absent));
    }

    /** The same of a run that migrates, with more that was given. */
    RunOptions toStart(Map<String, Object> more, String migration, RunOptions absent) {
        return read(more, body -> OptionsReader.start(body, migration, absent));
    }

    private RunOptions read(Map<String, Object> more, Function<JsonBody, RunOptions> reader) {
        var pace = new HashMap<String, Object>();
        put(pace, RunPace.NICE_RATIO, nice);
        put(pace, RunPace.MIN_PAUSE, minPause);
        put(pace, RunPace.MAX_ACK, maxAck);
        put(pace, RunPace.WINDOW, window);
        var given = new HashMap<>(more);
        given.put(RunOptions.PACE, pace);
        put(given, RunOptions.WORKERS, workers);
        try {
            return reader.apply(JsonBody.of(given));
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
