package mflix.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTimestampTest {
    private static final DateTimeFormatter STANDARD = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000Z",
        "-1, 1969-12-31T23:59:59.999Z",
        "1439425679177, 2015-08-13T00:27:59.177Z",
        "951782399999, 2000-02-28T23:59:59.999Z",
        "951782400000, 2000-02-29T00:00:00.000Z",
        "-62167219200000, 0000-01-01T00:00:00.000Z",
        "-62167219200001, -0001-12-31T23:59:59.999Z",
        "253402300799999, 9999-12-31T23:59:59.999Z",
        "253402300800000, +10000-01-01T00:00:00.000Z",
    })
    void hasThreeDecimalsInEveryYear(long epochMillis, String text) {
        assertEquals(text, WireTimestamp.of(epochMillis));
    }

    @Test
    void isWhatTheFormatterMakes() {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var millis = random.nextLong() >> (16 + random.nextInt(24));
            assertEquals(STANDARD.format(Instant.ofEpochMilli(millis)), WireTimestamp.of(millis), () -> "of " + millis);
        }
    }
}
