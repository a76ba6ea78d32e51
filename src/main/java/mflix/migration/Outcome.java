package mflix.migration;

import org.bson.BsonValue;

/** What a conversion says about one value. */
public sealed interface Outcome {

    /** The value to store instead. */
    record Converted(BsonValue value) implements Outcome {}

    /** The field goes away. */
    record Removed() implements Outcome {}

    /** The value stays as it is. The detail is for people and may be empty. */
    record Refused(Reason reason, String detail) implements Outcome {}
}
