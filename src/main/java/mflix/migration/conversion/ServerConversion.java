package mflix.migration.conversion;

import org.bson.BsonDocument;

/**
 * The same conversion as the server can do it by itself, in an update by a pipeline. Only for texts whose convertible values have
 * at most 64 characters.
 *
 * @param guard matches what the expression may be asked about: over other values it would end the whole update
 * @param expression the converted value; for what is not to be converted the stored value, so that nothing is lost
 */
public record ServerConversion(BsonDocument guard, BsonDocument expression) {}
