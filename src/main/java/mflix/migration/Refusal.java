package mflix.migration;

import org.bson.BsonValue;

/** A value that was left as it is. */
record Refusal(BsonValue document, BsonValue raw, Reason reason, String detail) {}
