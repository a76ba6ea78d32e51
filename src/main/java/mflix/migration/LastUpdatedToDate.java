package mflix.migration;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import mflix.mongo.CollectionName;
import org.bson.BsonDateTime;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** {@code movies.lastupdated} from a text to a date. */
final class LastUpdatedToDate implements Conversion {
    private final Clock clock;

    LastUpdatedToDate(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "movies-lastupdated";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.MOVIES;
    }

    @Override
    public String field() {
        return "lastupdated";
    }

    @Override
    public Bson candidates() {
        return Filters.type(field(), BsonType.STRING);
    }

    @Override
    public BsonType becomes() {
        return BsonType.DATE_TIME;
    }

    @Override
    public Outcome convert(BsonValue raw) {
        return raw.isString()
                ? StrictTimestamp.read(
                        raw.asString().getValue(), clock.instant().plus(Duration.ofDays(1)))
                : new Outcome.Refused(Reason.NOT_A_TEXT, "");
    }

    @Override
    public Optional<BsonValue> secondOpinion(BsonValue raw) {
        if (!raw.isString()) {
            return Optional.empty();
        }
        var millis = SecondTimestamp.read(raw.asString().getValue());
        return millis.isPresent() ? Optional.of(new BsonDateTime(millis.getAsLong())) : Optional.empty();
    }

    @Override
    public String assumption() {
        return "The texts carry no zone; they are read as UTC.";
    }
}
