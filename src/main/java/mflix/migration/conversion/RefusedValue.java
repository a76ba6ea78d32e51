package mflix.migration.conversion;

import org.bson.BsonValue;

/** A value that was left as it is. */
public record RefusedValue(BsonValue document, BsonValue raw, RefusalReason reason, String detail) {}
