package mflix.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings by key from their source (MicroProfile Config on a server that has it, the environment elsewhere).
 * A blank value counts as absent. A bad value is an {@code IllegalArgumentException} that names the key, what was found and
 * what is expected; it stops the start.
 *
 * <p>To add a setting, see {@link SettingsCheck}.
 */
public final class SettingsReader {
    private final Function<String, Optional<String>> source;

    public SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    public Optional<String> text(String key) {
        return source.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A secret: the value of its key, else the content of the file that the same key with {@code -file} names. */
    public Optional<String> secret(String key) {
        return SecretSetting.of(key, this::text);
    }

    public Optional<Boolean> flag(String key) {
        return text(key).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(key, value, "true or false");
        });
    }

    /** An ISO-8601 duration such as {@code PT3S}, positive and at most a day. */
    public Duration duration(String key, Duration absent) {
        return text(key).map(value -> positive(key, value)).orElse(absent);
    }

    public int wholeNumber(String key, int least, int most, int absent) {
        return text(key)
                .map(value -> {
                    if (!value.matches("[0-9]{1,9}")
                            || Integer.parseInt(value) < least
                            || Integer.parseInt(value) > most) {
                        throw bad(key, value, "a whole number from " + least + " to " + most);
                    }
                    return Integer.parseInt(value);
                })
                .orElse(absent);
    }

    /** The refusal of a bad value, ready to be thrown. Never for a key whose value is a secret. */
    public static IllegalArgumentException bad(String key, String found, String expected) {
        return new IllegalArgumentException(key + " is \"" + found + "\", but must be " + expected + ".");
    }

    private static Duration positive(String key, String value) {
        try {
            var duration = Duration.parse(value);
            if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofDays(1)) > 0) {
                throw bad(key, value, "longer than nothing and at most a day");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw bad(key, value, "a duration such as PT3S");
        }
    }
}
