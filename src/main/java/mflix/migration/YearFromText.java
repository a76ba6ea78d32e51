package mflix.migration;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import mflix.mongo.CollectionName;
import org.bson.BsonInt32;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** {@code year} of {@code 1994è1998} or {@code 1981è} to the first year as a number. The {@code è} is a badly decoded dash. */
final class YearFromText implements Conversion {
    private static final Pattern SPAN = Pattern.compile("([0-9]{4})è([0-9]{4})?");
    private static final int FIRST_FILM = 1888;
    private final Clock clock;

    YearFromText(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "movies-year-from-text";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.MOVIES;
    }

    @Override
    public String field() {
        return "year";
    }

    @Override
    public Bson candidates() {
        return Filters.type(field(), BsonType.STRING);
    }

    @Override
    public BsonType becomes() {
        return BsonType.INT32;
    }

    @Override
    public Outcome convert(BsonValue raw) {
        if (!raw.isString()) {
            return new Outcome.Refused(Reason.NOT_A_TEXT, "");
        }
        var text = raw.asString().getValue();
        if (text.isBlank()) {
            return new Outcome.Refused(Reason.EMPTY, "");
        }
        var span = SPAN.matcher(text);
        if (!span.matches()) {
            return new Outcome.Refused(Reason.UNKNOWN_FORMAT, "expected 1994è1998 or 1981è");
        }
        var year = Integer.parseInt(span.group(1));
        var next = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear() + 1;
        return year < FIRST_FILM || year > next
                ? new Outcome.Refused(Reason.IMPLAUSIBLE, "not from 1888 to " + next)
                : new Outcome.Converted(new BsonInt32(year));
    }

    @Override
    public Optional<BsonValue> secondOpinion(BsonValue raw) {
        if (!raw.isString()) {
            return Optional.empty();
        }
        var text = raw.asString().getValue();
        var shape = text.chars().mapToObj(YearFromText::kind).reduce("", String::concat);
        return shape.equals("9999-") || shape.equals("9999-9999")
                ? Optional.of(new BsonInt32(Integer.parseInt(text, 0, 4, 10)))
                : Optional.empty();
    }

    private static String kind(int c) {
        if (c >= '0' && c <= '9') {
            return "9";
        }
        return c == 'è' ? "-" : "?";
    }

    @Override
    public String assumption() {
        return "Of a span of years the first one counts.";
    }
}
