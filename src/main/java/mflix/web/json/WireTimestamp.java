package mflix.web.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates on the wire: ISO-8601, UTC, always three decimals: {@code 2015-08-13T00:27:59.177Z}. */
final class WireTimestamp {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final long MILLIS_OF_A_DAY = 86_400_000;
    private static final byte[] BLANK = "yyyy-mm-ddThh:mm:ss.mmmZ".getBytes(ISO_8859_1);

    private WireTimestamp() {}

    /** Milliseconds since 1970, also before it. */
    static String of(long epochMillis) {
        var instant = Instant.ofEpochMilli(epochMillis);
        var day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        return day.getYear() < 0 || day.getYear() > 9999
                ? FORMAT.format(instant)
                : ofFourDigits(day, (int) Math.floorMod(epochMillis, MILLIS_OF_A_DAY));
    }

    // A list of films holds some fifty dates, and the formatter takes more time for them than all else in it.
    private static String ofFourDigits(LocalDate day, int millis) {
        var text = BLANK.clone();
        digits(text, 0, 4, day.getYear());
        digits(text, 5, 7, day.getMonthValue());
        digits(text, 8, 10, day.getDayOfMonth());
        digits(text, 11, 13, millis / 3_600_000);
        digits(text, 14, 16, millis / 60_000 % 60);
        digits(text, 17, 19, millis / 1000 % 60);
        digits(text, 20, 23, millis % 1000);
        return new String(text, ISO_8859_1);
    }

    private static void digits(byte[] text, int start, int end, int number) {
        var rest = number;
        for (var at = end - 1; at >= start; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
