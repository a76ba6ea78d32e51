package mflix.migration.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunOptions.Strategy;
import mflix.migration.store.RunPace;
import mflix.request.JsonBody;

/** Reads options as clients name them; what is not given keeps its default. */
public final class OptionsReader {
    public static final String CONFIRM = "confirm";
    private static final String STRATEGIES =
            Arrays.stream(Strategy.values()).map(Strategy::name).collect(Collectors.joining(" or "));

    private OptionsReader() {}

    /**
     * Options of a run that migrates: {@code rangeSize, workers, strategy, pace, confirm}. Another strategy than the first is
     * confirmed by the migration's name, since it promises less. @throws Problem INVALID_BODY, VALIDATION_FAILED
     */
    public static RunOptions start(JsonBody body, String migration, RunOptions absent) {
        body.knows(RunOptions.RANGE_SIZE, RunOptions.WORKERS, RunOptions.STRATEGY, RunOptions.PACE, CONFIRM);
        var strategy = strategy(body);
        var confirmed = body.text(CONFIRM);
        if (strategy == Strategy.RANGE_PIPELINE && !confirmed.equals(Optional.of(migration))) {
            body.refuse(CONFIRM, "must be " + migration + ", since " + strategy + " promises less; the plan says what");
        }
        var options = readOptions(body, absentOf(strategy, absent));
        body.check();
        return options;
    }

    // The first strategy stops between batches, so its ranges may be of any size; the second one between ranges.
    private static RunOptions absentOf(Strategy strategy, RunOptions absent) {
        return strategy == Strategy.COMPARE_AND_SET
                ? absent
                : new RunOptions(
                        strategy, RunOptions.MAX_RANGE_SIZE, absent.batchSize(), absent.workers(), absent.pace());
    }

    private static Strategy strategy(JsonBody body) {
        var name = body.text(RunOptions.STRATEGY).orElse(Strategy.COMPARE_AND_SET.name());
        var known = Arrays.stream(Strategy.values())
                .filter(strategy -> strategy.name().equals(name))
                .findFirst();
        if (known.isEmpty()) {
            body.refuse(RunOptions.STRATEGY, "must be " + STRATEGIES);
        }
        return known.orElse(Strategy.COMPARE_AND_SET);
    }

    /** Options of any run: {@code rangeSize, workers, pace}. @throws Problem INVALID_BODY, VALIDATION_FAILED */
    public static RunOptions options(JsonBody body, RunOptions absent) {
        body.knows(RunOptions.RANGE_SIZE, RunOptions.WORKERS, RunOptions.PACE);
        var options = readOptions(body, absent);
        body.check();
        return options;
    }

    private static RunOptions readOptions(JsonBody body, RunOptions absent) {
        var sizes = new Limits(RunOptions.MIN_RANGE_SIZE, RunOptions.MAX_RANGE_SIZE, absent.rangeSize());
        return new RunOptions(
                absent.strategy(),
                whole(body, RunOptions.RANGE_SIZE, sizes),
                absent.batchSize(),
                whole(body, RunOptions.WORKERS, new Limits(1, RunOptions.MAX_WORKERS, absent.workers())),
                body.object(RunOptions.PACE)
                        .map(pace -> readPace(pace, absent.pace()))
                        .orElse(absent.pace()));
    }

    /** Any of {@code niceRatio, minPauseMillis, maxAckMillis, window}; a window of null is taken away. @throws Problem INVALID_BODY, VALIDATION_FAILED */
    public static RunPace pace(JsonBody body, RunPace absent) {
        var pace = readPace(body, absent);
        body.check();
        return pace;
    }

    private record Limits(int least, int most, int absent) {}

    private static RunPace readPace(JsonBody body, RunPace absent) {
        body.knows(RunPace.NICE_RATIO, RunPace.MIN_PAUSE, RunPace.MAX_ACK, RunPace.WINDOW);
        var acks = new Limits(RunPace.MIN_ACK_MILLIS, RunPace.MAX_ACK_MILLIS, absent.maxAckMillis());
        return new RunPace(
                ratio(body, absent.niceRatio()),
                whole(body, RunPace.MIN_PAUSE, new Limits(0, RunPace.MAX_PAUSE_MILLIS, absent.minPauseMillis())),
                whole(body, RunPace.MAX_ACK, acks),
                window(body, absent.window()));
    }

    private static double ratio(JsonBody body, double absent) {
        var ratio = body.number(RunPace.NICE_RATIO).map(Number::doubleValue);
        if (ratio.isPresent() && !(ratio.get() >= 0 && ratio.get() <= RunPace.MAX_NICE_RATIO)) {
            body.refuse(RunPace.NICE_RATIO, "must be a number from 0 to " + RunPace.MAX_NICE_RATIO);
        }
        return ratio.orElse(absent);
    }

    private static int whole(JsonBody body, String name, Limits limits) {
        var number = body.number(name);
        var fits = number.isEmpty()
                || (number.get() instanceof Long whole && whole >= limits.least() && whole <= limits.most());
        if (!fits) {
            body.refuse(name, "must be a whole number from " + limits.least() + " to " + limits.most());
            return limits.absent();
        }
        return number.map(Number::intValue).orElse(limits.absent());
    }

    private static String window(JsonBody body, String absent) {
        if (body.isNull(RunPace.WINDOW)) {
            return "";
        }
        var window = body.text(RunPace.WINDOW);
        if (window.isPresent() && !window.get().matches(RunPace.WINDOW_SHAPE)) {
            body.refuse(RunPace.WINDOW, "must be HH:mm-HH:mm in UTC, or null");
        }
        return window.orElse(absent);
    }
}
