package mflix.migration;

import java.util.Locale;
import java.util.Optional;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.RefusalReason;
import mflix.mongo.CollectionName;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/** A migration from a number: {@code runtime} of 95 to {@code 1 h 35 min}. Shows that nothing else is needed for one. */
final class RuntimeToText implements Conversion {

    @Override
    public Description description() {
        var assumption = "The numbers are minutes.";
        return new Description(
                "movies-runtime-to-text",
                CollectionName.MOVIES,
                "runtime",
                BsonType.INT32,
                BsonType.STRING,
                assumption);
    }

    @Override
    public ConversionOutcome convert(BsonValue raw) {
        if (!raw.isInt32()) {
            return new ConversionOutcome.Refused(RefusalReason.UNKNOWN_FORMAT, "expected one number");
        }
        var minutes = raw.asInt32().getValue();
        return minutes < 1
                ? new ConversionOutcome.Refused(RefusalReason.IMPLAUSIBLE, "shorter than a minute")
                : new ConversionOutcome.Converted(new BsonString(minutes / 60 + " h " + minutes % 60 + " min"));
    }

    @Override
    public Optional<BsonValue> secondOpinion(BsonValue raw) {
        if (!(raw instanceof BsonInt32 number)) {
            return Optional.empty();
        }
        var hours = Math.floorDiv(number.intValue(), 60);
        var rest = number.intValue() - 60 * hours;
        return Optional.of(new BsonString(String.format(Locale.ROOT, "%d h %d min", hours, rest)));
    }
}
