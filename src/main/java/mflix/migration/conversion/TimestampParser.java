package mflix.migration.conversion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.BsonDateTime;

/**
 * {@code 2015-08-26 00:03:50} or the same with nine decimals, read as UTC. Nothing is trimmed, guessed or rounded: a calendar
 * day or time of day that does not exist is refused, and so are microseconds.
 */
final class TimestampParser {
    // The formatter alone accepts signs and five-digit years, and letters of other scripts count as digits elsewhere.
    private static final Pattern SHAPE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{9})?");
    private static final DateTimeFormatter SECONDS = strict("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter NANOS = strict("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final int SHORT = 19;
    private static final int LONG = 29;

    private TimestampParser() {}

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A date, or why not. Instants from 1900 to {@code latest} are plausible. */
    static ConversionOutcome read(String text, Instant latest) {
        if (text.isBlank()) {
            return new ConversionOutcome.Refused(RefusalReason.EMPTY, "");
        }
        if ((text.length() != SHORT && text.length() != LONG)
                || !SHAPE.matcher(text).matches()) {
            return new ConversionOutcome.Refused(
                    RefusalReason.UNKNOWN_FORMAT, "expected 2015-08-26 00:03:50 or 2015-08-26 00:03:50.133000000");
        }
        try {
            var format = text.length() == SHORT ? SECONDS : NANOS;
            return plausible(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC), latest);
        } catch (DateTimeException e) {
            return new ConversionOutcome.Refused(RefusalReason.NO_SUCH_TIME, wrongPart(text));
        }
    }

    private static ConversionOutcome plausible(Instant instant, Instant latest) {
        if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
            return new ConversionOutcome.Refused(RefusalReason.FINER_THAN_MILLIS, "the last six digits are not zero");
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(latest)) {
            return new ConversionOutcome.Refused(RefusalReason.IMPLAUSIBLE, "before 1900 or in the future");
        }
        return new ConversionOutcome.Converted(new BsonDateTime(instant.toEpochMilli()));
    }

    private static String wrongPart(String text) {
        var month = number(text, 5);
        if (month < 1 || month > 12) {
            return "month is " + month;
        }
        if (number(text, 11) > 23) {
            return "hour is " + number(text, 11);
        }
        if (number(text, 14) > 59) {
            return "minute is " + number(text, 14);
        }
        return number(text, 17) > 59
                ? "second is " + number(text, 17)
                : "day is " + number(text, 8) + " in month " + text.substring(0, 7);
    }

    private static int number(String text, int at) {
        return Integer.parseInt(text.substring(at, at + 2));
    }
}
