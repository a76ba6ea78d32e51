package mflix.migration.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import mflix.migration.BadTimestamps;
import mflix.testing.Locales;
import mflix.testing.MovableClock;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value that was thought of, in places where zone and locale would matter to a careless parser. */
@Tag("migration")
class TimestampParserTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private final Conversion conversion = new LastUpdatedToDate(new MovableClock(NOW));
    private final TimeZone zone = TimeZone.getDefault();

    private static final Map<String, Long> DATES = Map.ofEntries(
            Map.entry("2015-08-26 00:03:50.133000000", 1440547430133L),
            Map.entry("2015-01-17 00:46:41", 1421455601000L),
            Map.entry("2014-01-18 00:00:00", 1390003200000L),
            Map.entry("2015-09-17 04:52:06.653000000", 1442465526653L),
            Map.entry("2015-08-26 00:03:50.000000000", 1440547430000L),
            Map.entry("2000-02-29 12:00:00", 951825600000L),
            Map.entry("1900-01-01 00:00:00", -2208988800000L),
            Map.entry("2015-03-29 02:30:00", 1427596200000L),
            Map.entry("1969-12-31 23:59:59.999000000", -1L),
            Map.entry("2026-11-23 12:00:00", NOW.toEpochMilli() + 86_400_000));

    @AfterEach
    void goBack() {
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({"America/New_York, en-US", "Europe/Berlin, de-DE", "UTC, ar-EG", "UTC, th-TH-u-ca-buddhist-nu-thai"})
    void everyValueIsReadAlikeEverywhere(String zoneId, String language) {
        TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
        Locales.in(language, this::everyValueIsReadAlike);
    }

    private void everyValueIsReadAlike() {
        DATES.forEach((text, millis) -> {
            var date = new BsonDateTime(millis);
            assertThat(read(text)).as(text).isEqualTo(new ConversionOutcome.Converted(date));
            assertThat(second(text)).as(text).contains(date);
        });
        assertThat(((ConversionOutcome.Refused) read("2026-11-23 12:00:01")).reason())
                .isEqualTo(RefusalReason.IMPLAUSIBLE);
        BadTimestamps.BY_REASON.forEach((reason, texts) -> texts.forEach(text -> {
            assertThat(((ConversionOutcome.Refused) read(text)).reason())
                    .as(text)
                    .isEqualTo(reason);
            if (!reason.isBeyondParsing()) {
                assertThat(second(text)).as(text).isEmpty();
            }
        }));
    }

    @Test
    void refusalSaysWhichPartIsWrong() {
        assertThat(detail("2015-08-26 00:03:60")).isEqualTo("second is 60");
        assertThat(detail("2015-08-26 24:00:00")).isEqualTo("hour is 24");
        assertThat(detail("0000-00-00 00:00:00")).isEqualTo("month is 0");
        assertThat(detail("2015-02-30 10:00:00")).isEqualTo("day is 30 in month 2015-02");
    }

    @Test
    void anythingButATextIsRefused() {
        var texts = new BsonArray(List.of(new BsonString("2015-08-26 00:03:50")));
        assertThat(conversion.convert(texts)).isEqualTo(new ConversionOutcome.Refused(RefusalReason.NOT_A_TEXT, ""));
        assertThat(conversion.secondOpinion(texts)).isEmpty();
        assertThat(conversion.convert(Conversion.ABSENT))
                .isEqualTo(new ConversionOutcome.Refused(RefusalReason.NOT_A_TEXT, ""));
    }

    @Test
    void bothParsersAgreeOnTextsThatNobodyThoughtOf() {
        var random = new Random(17);
        for (var i = 0; i < 100_000; i++) {
            var text = mutated(random);
            var first = read(text);
            if (first instanceof ConversionOutcome.Converted converted) {
                assertThat(second(text)).as(text).contains(converted.value());
            } else if (!((ConversionOutcome.Refused) first).reason().isBeyondParsing()) {
                assertThat(second(text)).as(text).isEmpty();
            }
        }
    }

    private static String mutated(Random random) {
        var text = new StringBuilder(random.nextBoolean() ? "2015-08-26 00:03:50" : "2015-08-26 00:03:50.133000000");
        var alphabet = "0123456789-: .TZ";
        for (var i = random.nextInt(4); i >= 0; i--) {
            text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private ConversionOutcome read(String text) {
        return conversion.convert(new BsonString(text));
    }

    private String detail(String text) {
        return ((ConversionOutcome.Refused) read(text)).detail();
    }

    private Optional<BsonValue> second(String text) {
        return conversion.secondOpinion(new BsonString(text));
    }
}
