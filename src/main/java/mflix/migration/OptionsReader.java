package mflix.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.problem.FieldProblem;
import mflix.problem.Kind;
import mflix.problem.Problem;
import mflix.problem.Shown;

/** Reads options as clients name them; what is not given keeps its default. Finds all that is wrong, not only the first. */
public final class OptionsReader {
    private static final Set<String> PACE = Set.of("niceRatio", "minPauseMillis", "maxAckMillis", "window");

    private final List<FieldProblem> errors = new ArrayList<>();

    private OptionsReader() {}

    /** {@code rangeSize, workers, strategy, pace}. Values are text, numbers, null, or for the pace a map. @throws Problem VALIDATION_FAILED */
    public static Options options(Map<String, ?> given, Options absent) {
        var reader = new OptionsReader();
        reader.refuseUnknown("", given.keySet(), Set.of("rangeSize", "workers", "strategy", "pace"));
        var strategy = given.get("strategy");
        if (strategy != null && !strategy.equals(Options.COMPARE_AND_SET)) {
            reader.refuse("strategy", "must be " + Options.COMPARE_AND_SET);
        }
        var pace = given.get("pace") instanceof Map<?, ?> members ? members : Map.of();
        if (given.get("pace") != null && !(given.get("pace") instanceof Map)) {
            reader.refuse("pace", "must be an object");
        }
        var options = new Options(
                reader.whole("rangeSize", given.get("rangeSize"), new Limits(100, 10_000, absent.rangeSize())),
                absent.batchSize(),
                reader.whole("workers", given.get("workers"), new Limits(1, 4, absent.workers())),
                reader.readPace("pace.", pace, absent.pace()));
        return reader.checked(options);
    }

    /** Any of the four members of a pace. @throws Problem VALIDATION_FAILED */
    public static Pace pace(Map<String, ?> given, Pace absent) {
        var reader = new OptionsReader();
        return reader.checked(reader.readPace("", given, absent));
    }

    private record Limits(int least, int most, int absent) {}

    private Pace readPace(String path, Map<?, ?> given, Pace absent) {
        refuseUnknown(path, given.keySet(), PACE);
        return new Pace(
                ratio(path + "niceRatio", given.get("niceRatio"), absent.niceRatio()),
                whole(
                        path + "minPauseMillis",
                        given.get("minPauseMillis"),
                        new Limits(0, 60_000, absent.minPauseMillis())),
                whole(path + "maxAckMillis", given.get("maxAckMillis"), new Limits(50, 60_000, absent.maxAckMillis())),
                window(path + "window", given, absent.window()));
    }

    private double ratio(String field, Object value, double absent) {
        if (value == null) {
            return absent;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 10) {
            return number.doubleValue();
        }
        refuse(field, "must be a number from 0 to 10");
        return absent;
    }

    private int whole(String field, Object value, Limits limits) {
        if (value == null) {
            return limits.absent();
        }
        if (value instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && number.doubleValue() >= limits.least()
                && number.doubleValue() <= limits.most()) {
            return number.intValue();
        }
        refuse(field, "must be a whole number from " + limits.least() + " to " + limits.most());
        return limits.absent();
    }

    // A window that is given as null is taken away.
    private String window(String field, Map<?, ?> given, String absent) {
        if (!given.containsKey("window")) {
            return absent;
        }
        var value = given.get("window");
        if (value == null) {
            return "";
        }
        if (value instanceof String text && text.matches(Pace.WINDOW_SHAPE)) {
            return text;
        }
        refuse(field, "must be HH:mm-HH:mm in UTC, or null");
        return absent;
    }

    private void refuseUnknown(String path, Set<?> given, Set<String> known) {
        given.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(path + Shown.plain(String.valueOf(name)), "is not known here"));
    }

    private void refuse(String field, String message) {
        errors.add(new FieldProblem(field, message));
    }

    private <T> T checked(T read) {
        if (!errors.isEmpty()) {
            var detail = String.join(
                    " ",
                    errors.stream()
                            .map(error -> error.field() + " " + error.message() + ".")
                            .toList());
            throw Problem.of(Kind.VALIDATION_FAILED, detail, errors);
        }
        return read;
    }
}
