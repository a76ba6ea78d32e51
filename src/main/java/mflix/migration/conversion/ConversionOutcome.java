package mflix.migration.conversion;

import org.bson.BsonValue;

/** The result of a conversion for one value. */
public sealed interface ConversionOutcome {

    /** The value to store instead. */
    record Converted(BsonValue value) implements ConversionOutcome {}

    /** The field goes away. */
    record Removed() implements ConversionOutcome {}

    /** The value stays as it is. The detail is for people and may be empty. */
    record Refused(RefusalReason reason, String detail) implements ConversionOutcome {}
}
