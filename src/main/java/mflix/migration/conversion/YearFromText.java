package mflix.migration.conversion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mflix.mongo.CollectionName;
import org.bson.BsonInt32;
import org.bson.BsonType;
import org.bson.BsonValue;

/** {@code year} of {@code 1994è1998} or {@code 1981è} to the first year as a number. The {@code è} is a badly decoded dash. */
public final class YearFromText implements TextConversion {
    private static final Pattern SPAN = Pattern.compile("([0-9]{4})è([0-9]{4})?");
    private final Clock clock;

    public YearFromText(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Description description() {
        var assumption = "Of a span of years the first one counts.";
        return new Description(
                "movies-year-from-text", CollectionName.MOVIES, "year", BsonType.STRING, BsonType.INT32, assumption);
    }

    @Override
    public ConversionOutcome convert(String text) {
        var span = SPAN.matcher(text);
        if (!span.matches()) {
            return text.isBlank()
                    ? new ConversionOutcome.Refused(RefusalReason.EMPTY, "")
                    : new ConversionOutcome.Refused(RefusalReason.UNKNOWN_FORMAT, "expected 1994è1998 or 1981è");
        }
        var year = Integer.parseInt(span.group(1));
        var next = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear() + 1;
        return year < 1888 || year > next
                ? new ConversionOutcome.Refused(RefusalReason.IMPLAUSIBLE, "not from 1888 to " + next)
                : new ConversionOutcome.Converted(new BsonInt32(year));
    }

    @Override
    public Optional<BsonValue> secondOpinion(String text) {
        var years = List.of(text.split("è", -1));
        return years.size() == 2 && isYear(years.get(0)) && (years.get(1).isEmpty() || isYear(years.get(1)))
                ? Optional.of(new BsonInt32(Integer.parseInt(years.get(0))))
                : Optional.empty();
    }

    private static boolean isYear(String text) {
        return text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
