package mflix.migration.conversion;

import java.util.Optional;
import org.bson.BsonValue;

/** A conversion of texts. What is no text is refused: an array that holds a text is among the candidates too. */
interface TextConversion extends Conversion {

    /** The first parser. */
    ConversionOutcome convert(String text);

    /** The second one. */
    Optional<BsonValue> secondOpinion(String text);

    @Override
    default ConversionOutcome convert(BsonValue raw) {
        return raw.isString()
                ? convert(raw.asString().getValue())
                : new ConversionOutcome.Refused(RefusalReason.NOT_A_TEXT, "");
    }

    @Override
    default Optional<BsonValue> secondOpinion(BsonValue raw) {
        return raw.isString() ? secondOpinion(raw.asString().getValue()) : Optional.empty();
    }
}
