package mflix.guides;

// region migration
import java.util.Optional;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.RefusalReason;
import mflix.mongo.CollectionName;
import org.bson.BsonDouble;
import org.bson.BsonType;
import org.bson.BsonValue;

/** Metacritic's 87 of 100 becomes 8.7 of 10, as IMDb counts. */
public final class MetacriticOutOfTen implements Conversion {

    @Override
    public Description description() {
        return new Description(
                "movies-metacritic-out-of-ten",
                CollectionName.MOVIES,
                "metacritic",
                BsonType.INT32,
                BsonType.DOUBLE,
                "The numbers are of 100.");
    }

    @Override
    public ConversionOutcome convert(BsonValue raw) {
        return raw.isInt32() && raw.asInt32().getValue() >= 0 && raw.asInt32().getValue() <= 100
                ? new ConversionOutcome.Converted(new BsonDouble(raw.asInt32().getValue() / 10.0))
                : new ConversionOutcome.Refused(RefusalReason.IMPLAUSIBLE, "not from 0 to 100");
    }

    @Override
    public Optional<BsonValue> secondOpinion(BsonValue raw) {
        var digits = raw.isInt32() ? String.valueOf(raw.asInt32().getValue()) : "";
        return digits.matches("100|[0-9]{1,2}")
                ? Optional.of(new BsonDouble(Double.parseDouble(digits + "e-1")))
                : Optional.empty();
    }
}
// endregion migration
