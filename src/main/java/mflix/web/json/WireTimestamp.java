package mflix.web.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates on the wire: ISO-8601, UTC, always three decimals: {@code 2015-08-13T00:27:59.177Z}. */
final class WireTimestamp {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireTimestamp() {}

    /** Milliseconds since 1970, also before it. */
    static String of(long epochMillis) {
        return FORMAT.format(Instant.ofEpochMilli(epochMillis));
    }
}
