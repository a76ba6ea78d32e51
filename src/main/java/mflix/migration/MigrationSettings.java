package mflix.migration;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import mflix.mongo.Config;

/**
 * The keys {@code mflix.migration.*}.
 *
 * @param start {@code manual}, {@code on-startup}, or a time of day (UTC) from which a run is due for an hour
 * @param lease 5 s or more
 */
public record MigrationSettings(String start, Options options, Duration lease) {
    private static final String KEY = "mflix.migration.";
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);

    /** Throws {@code IllegalArgumentException} with one line that names the key. The embedded database gets one worker. */
    public static MigrationSettings from(Config config, boolean isEmbedded) {
        var options = new Options(
                config.wholeNumber(KEY + "range-size", 100, 10_000, 1000),
                config.wholeNumber(KEY + "batch-size", 1, 1000, 1000),
                config.wholeNumber(KEY + "workers", 1, 4, isEmbedded ? 1 : 2),
                pace(config));
        var lease = config.duration(KEY + "lease", Duration.ofSeconds(30));
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw Config.bad(KEY + "lease", lease.toString(), "PT5S or longer");
        }
        return new MigrationSettings(start(config), options, lease);
    }

    private static Pace pace(Config config) {
        return new Pace(
                config.text(KEY + "nice-ratio").map(MigrationSettings::ratio).orElse(0.0),
                millis(config, "min-pause", 0, 0),
                millis(config, "max-ack", 50, Pace.FREE.maxAckMillis()),
                config.text(KEY + "window").map(MigrationSettings::window).orElse(""));
    }

    private static double ratio(String text) {
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,3})?") || Double.parseDouble(text) > 10) {
            throw Config.bad(KEY + "nice-ratio", text, "a number from 0 to 10");
        }
        return Double.parseDouble(text);
    }

    private static int millis(Config config, String key, int least, int absent) {
        var given = config.text(KEY + key).filter(text -> !(least == 0 && text.equals("PT0S")));
        if (given.isEmpty()) {
            return least == 0 ? 0 : absent;
        }
        var millis = config.duration(KEY + key, Duration.ZERO).toMillis();
        if (millis < least || millis > 60_000) {
            throw Config.bad(KEY + key, given.get(), "a duration from " + Duration.ofMillis(least) + " to PT1M");
        }
        return (int) millis;
    }

    private static String window(String text) {
        if (!text.matches(Pace.WINDOW_SHAPE)) {
            throw Config.bad(KEY + "window", text, "HH:mm-HH:mm in UTC");
        }
        return text;
    }

    private static String start(Config config) {
        var start = config.text(KEY + "start").orElse("manual");
        if (!start.equals("manual") && !start.equals("on-startup") && !start.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw Config.bad(KEY + "start", start, "manual, on-startup, or HH:mm in UTC");
        }
        return start;
    }

    /** The time of day from which a run is due, where one is set. */
    Optional<LocalTime> startTime() {
        return start.indexOf(':') > 0 ? Optional.of(LocalTime.parse(start)) : Optional.empty();
    }
}
