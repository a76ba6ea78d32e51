package mflix.migration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Ids compare only within a family of types, so every walk by id goes family by family. */
final class IdTypes {
    private IdTypes() {}

    /** The lowest id of a family that is not among those. */
    static Optional<BsonValue> firstBeyond(
            MongoCollection<? extends BsonDocument> collection, Bson filter, List<String> families) {
        var others =
                families.stream().map(family -> Filters.type("_id", family)).toList();
        var wanted = others.isEmpty() ? filter : Filters.and(filter, Filters.nor(others));
        return Optional.ofNullable(collection
                        .find(wanted)
                        .projection(Projections.include("_id"))
                        .sort(Sorts.ascending("_id"))
                        .limit(1)
                        .first())
                .map(document -> document.get("_id"));
    }

    /** The name of an id's family, as {@code $type} takes it. */
    static String familyOf(BsonValue id) {
        if (id.isNumber() || id.getBsonType() == BsonType.DECIMAL128) {
            return "number";
        }
        return switch (id.getBsonType()) {
            case STRING -> "string";
            case DOCUMENT -> "object";
            case OBJECT_ID -> "objectId";
            case BINARY -> "binData";
            case DATE_TIME -> "date";
            case TIMESTAMP -> "timestamp";
            case BOOLEAN -> "bool";
            case NULL -> "null";
            case MIN_KEY -> "minKey";
            case MAX_KEY -> "maxKey";
            default -> throw new IllegalStateException("an _id of type " + id.getBsonType());
        };
    }

    /** A type's name for people. */
    static String nameOf(BsonValue value) {
        return value.getBsonType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
