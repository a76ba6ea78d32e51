package mflix.migration.conversion;

import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Reads a dotted field of a document. */
public final class FieldPath {
    private FieldPath() {}

    /** The value, or {@link Conversion#ABSENT}; also when the path leads through something that is no sub-document. */
    public static BsonValue read(BsonDocument document, String field) {
        BsonValue value = document;
        for (var name : field.split("\\.", -1)) {
            value = value.isDocument() ? value.asDocument().get(name, Conversion.ABSENT) : Conversion.ABSENT;
        }
        return value;
    }
}
