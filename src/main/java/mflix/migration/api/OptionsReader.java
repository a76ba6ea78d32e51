package mflix.migration.api;

import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.request.JsonBody;

/** Reads options as clients name them; what is not given keeps its default. */
public final class OptionsReader {
    private static final String STRATEGY = "strategy";
    private static final String WINDOW = "window";
    private static final String NICE_RATIO = "niceRatio";

    private OptionsReader() {}

    /** {@code rangeSize, workers, strategy, pace}. @throws Problem INVALID_BODY, VALIDATION_FAILED */
    public static RunOptions options(JsonBody body, RunOptions absent) {
        body.knows("rangeSize", "workers", STRATEGY, "pace");
        if (!body.text(STRATEGY).orElse(RunOptions.COMPARE_AND_SET).equals(RunOptions.COMPARE_AND_SET)) {
            body.refuse(STRATEGY, "must be " + RunOptions.COMPARE_AND_SET);
        }
        var options = new RunOptions(
                whole(body, "rangeSize", new Limits(100, 10_000, absent.rangeSize())),
                absent.batchSize(),
                whole(body, "workers", new Limits(1, 4, absent.workers())),
                body.object("pace").map(pace -> readPace(pace, absent.pace())).orElse(absent.pace()));
        body.check();
        return options;
    }

    /** Any of {@code niceRatio, minPauseMillis, maxAckMillis, window}; a window of null is taken away. @throws Problem INVALID_BODY, VALIDATION_FAILED */
    public static RunPace pace(JsonBody body, RunPace absent) {
        var pace = readPace(body, absent);
        body.check();
        return pace;
    }

    private record Limits(int least, int most, int absent) {}

    private static RunPace readPace(JsonBody body, RunPace absent) {
        body.knows(NICE_RATIO, "minPauseMillis", "maxAckMillis", WINDOW);
        return new RunPace(
                ratio(body, absent.niceRatio()),
                whole(body, "minPauseMillis", new Limits(0, 60_000, absent.minPauseMillis())),
                whole(body, "maxAckMillis", new Limits(50, 60_000, absent.maxAckMillis())),
                window(body, absent.window()));
    }

    private static double ratio(JsonBody body, double absent) {
        var ratio = body.number(NICE_RATIO).map(Number::doubleValue);
        if (ratio.isPresent() && !(ratio.get() >= 0 && ratio.get() <= 10)) {
            body.refuse(NICE_RATIO, "must be a number from 0 to 10");
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
        if (body.isNull(WINDOW)) {
            return "";
        }
        var window = body.text(WINDOW);
        if (window.isPresent() && !window.get().matches(RunPace.WINDOW_SHAPE)) {
            body.refuse(WINDOW, "must be HH:mm-HH:mm in UTC, or null");
        }
        return window.orElse(absent);
    }
}
