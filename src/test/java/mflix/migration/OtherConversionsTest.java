package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.EmptyImdbRating;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.conversion.YearFromText;
import mflix.testing.MovableClock;
import org.bson.BsonArray;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("migration")
class OtherConversionsTest {
    private final Conversion year = new YearFromText(new MovableClock(Instant.parse("2026-11-22T12:00:00Z")));
    private final Conversion rating = new EmptyImdbRating();

    @Test
    void spanOfYearsBecomesItsFirstYear() {
        Map.of("1994è1998", 1994, "2006è2012", 2006, "1981è", 1981, "1888è", 1888, "2027è", 2027)
                .forEach((text, expected) -> {
                    var value = new BsonInt32(expected);
                    assertThat(year.convert(text(text))).as(text).isEqualTo(new ConversionOutcome.Converted(value));
                    assertThat(year.secondOpinion(text(text))).as(text).contains(value);
                });
    }

    @Test
    void anyOtherYearIsRefused() {
        assertThat(reasonFor(text(""))).isEqualTo(RefusalReason.EMPTY);
        assertThat(reasonFor(text("1887è"))).isEqualTo(RefusalReason.IMPLAUSIBLE);
        assertThat(reasonFor(text("2028è"))).isEqualTo(RefusalReason.IMPLAUSIBLE);
        assertThat(reasonFor(new BsonArray(List.of(text("1981è"))))).isEqualTo(RefusalReason.NOT_A_TEXT);
        for (var text : List.of("1994", "1994-1998", "1994è98", "1994è1998 ", "94è", "１９９４è", "1994èè", "è1994")) {
            assertThat(reasonFor(text(text))).as(text).isEqualTo(RefusalReason.UNKNOWN_FORMAT);
            assertThat(year.secondOpinion(text(text))).as(text).isEmpty();
        }
    }

    @Test
    void emptyRatingIsRemovedAndNothingElse() {
        assertThat(rating.convert(text(""))).isEqualTo(new ConversionOutcome.Removed());
        assertThat(rating.secondOpinion(text(""))).contains(Conversion.ABSENT);
        for (var value : List.of(text("8.1"), text(" "), new BsonDouble(0), new BsonArray(List.of(text(""))))) {
            assertThat(rating.convert(value)).as(value.toString()).isInstanceOf(ConversionOutcome.Refused.class);
            assertThat(rating.secondOpinion(value)).as(value.toString()).isEmpty();
        }
    }

    private static BsonValue text(String text) {
        return new BsonString(text);
    }

    private RefusalReason reasonFor(BsonValue value) {
        return ((ConversionOutcome.Refused) year.convert(value)).reason();
    }
}
