package mflix.migration.conversion;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import mflix.mongo.CollectionName;
import org.bson.BsonDateTime;
import org.bson.BsonType;
import org.bson.BsonValue;

/** {@code movies.lastupdated} from a text to a date. */
public final class LastUpdatedToDate implements TextConversion {
    private final Clock clock;

    public LastUpdatedToDate(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Description description() {
        var assumption = "The texts carry no zone; they are read as UTC.";
        return new Description(
                "movies-lastupdated",
                CollectionName.MOVIES,
                "lastupdated",
                BsonType.STRING,
                BsonType.DATE_TIME,
                assumption);
    }

    @Override
    public ConversionOutcome convert(String text) {
        return TimestampParser.read(text, clock.instant().plus(Duration.ofDays(1)));
    }

    @Override
    public Optional<ServerConversion> onServer() {
        return Optional.of(LastUpdatedOnServer.conversion());
    }

    @Override
    public Optional<BsonValue> secondOpinion(String text) {
        var millis = SecondTimestampParser.read(text);
        return millis.isPresent() ? Optional.of(new BsonDateTime(millis.getAsLong())) : Optional.empty();
    }
}
