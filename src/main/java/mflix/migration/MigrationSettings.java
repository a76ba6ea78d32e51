package mflix.migration;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.settings.SettingsReader;

/**
 * The keys {@code mflix.migration.*}.
 *
 * @param start {@code manual}, {@code on-startup}, or a time of day (UTC) from which a run is due for an hour
 * @param lease 5 s or more
 */
public record MigrationSettings(String start, RunOptions options, Duration lease) {
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);

    /** Throws {@code IllegalArgumentException} with one line that names the key. The embedded database gets one worker. */
    public static MigrationSettings from(SettingsReader config, boolean isEmbedded) {
        var options = new RunOptions(
                config.wholeNumber(
                        "mflix.migration.range-size", RunOptions.MIN_RANGE_SIZE, RunOptions.MAX_RANGE_SIZE, 1000),
                config.wholeNumber("mflix.migration.batch-size", 1, RunOptions.MAX_BATCH_SIZE, 1000),
                config.wholeNumber("mflix.migration.workers", 1, RunOptions.MAX_WORKERS, isEmbedded ? 1 : 2),
                pace(config));
        var lease = config.duration("mflix.migration.lease", Duration.ofSeconds(30));
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw SettingsReader.bad("mflix.migration.lease", lease.toString(), "PT5S or longer");
        }
        return new MigrationSettings(start(config), options, lease);
    }

    private static RunPace pace(SettingsReader config) {
        return new RunPace(
                config.text("mflix.migration.nice-ratio")
                        .map(MigrationSettings::ratio)
                        .orElse(0.0),
                millis(config, "mflix.migration.min-pause", 0, 0),
                millis(config, "mflix.migration.max-ack", RunPace.MIN_ACK_MILLIS, RunPace.FREE.maxAckMillis()),
                config.text("mflix.migration.window")
                        .map(MigrationSettings::window)
                        .orElse(""));
    }

    private static double ratio(String text) {
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,3})?") || Double.parseDouble(text) > RunPace.MAX_NICE_RATIO) {
            throw SettingsReader.bad(
                    "mflix.migration.nice-ratio", text, "a number from 0 to " + RunPace.MAX_NICE_RATIO);
        }
        return Double.parseDouble(text);
    }

    private static int millis(SettingsReader config, String key, int least, int absent) {
        var given = config.text(key).filter(text -> !(least == 0 && text.equals("PT0S")));
        if (given.isEmpty()) {
            return least == 0 ? 0 : absent;
        }
        var millis = config.duration(key, Duration.ZERO).toMillis();
        if (millis < least || millis > RunPace.MAX_PAUSE_MILLIS) {
            throw SettingsReader.bad(
                    key,
                    given.get(),
                    "a duration from " + Duration.ofMillis(least) + " to "
                            + Duration.ofMillis(RunPace.MAX_PAUSE_MILLIS));
        }
        return (int) millis;
    }

    private static String window(String text) {
        if (!text.matches(RunPace.WINDOW_SHAPE)) {
            throw SettingsReader.bad("mflix.migration.window", text, "HH:mm-HH:mm in UTC");
        }
        return text;
    }

    private static String start(SettingsReader config) {
        var start = config.text("mflix.migration.start").orElse("manual");
        if (!start.equals("manual") && !start.equals("on-startup") && !start.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw SettingsReader.bad("mflix.migration.start", start, "manual, on-startup, or HH:mm in UTC");
        }
        return start;
    }

    /** The time of day from which a run is due, where one is set. */
    Optional<LocalTime> startTime() {
        return start.indexOf(':') > 0 ? Optional.of(LocalTime.parse(start)) : Optional.empty();
    }
}
