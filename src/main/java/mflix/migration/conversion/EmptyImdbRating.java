package mflix.migration.conversion;

import com.mongodb.client.model.Filters;
import java.util.Optional;
import mflix.mongo.CollectionName;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** {@code imdb.rating} of {@code ""}: the field goes away. Never 0, which would pull averages down. */
public final class EmptyImdbRating implements TextConversion {

    @Override
    public Description description() {
        var assumption = "An empty rating means that there is none.";
        return new Description(
                "movies-empty-imdb-rating",
                CollectionName.MOVIES,
                "imdb.rating",
                BsonType.STRING,
                BsonType.DOUBLE,
                assumption);
    }

    @Override
    public String purpose() {
        return "Removes " + target() + " where it is an empty text.";
    }

    @Override
    public Bson candidates() {
        return Filters.eq(field(), "");
    }

    @Override
    public ConversionOutcome convert(String text) {
        return text.equals("")
                ? new ConversionOutcome.Removed()
                : new ConversionOutcome.Refused(RefusalReason.UNKNOWN_FORMAT, "not empty");
    }

    @Override
    public Optional<BsonValue> secondOpinion(String text) {
        return text.length() == 0 ? Optional.of(ABSENT) : Optional.empty();
    }
}
