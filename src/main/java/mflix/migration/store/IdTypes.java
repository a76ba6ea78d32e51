package mflix.migration.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Ids compare only within a family of types, so every walk by id goes family by family. A comparison with the least or the
 * greatest key, however, finds every type, and one with a value that is no number (NaN) finds nothing but that: a family is
 * therefore always asked for by its type, and NaN is one of its own.
 */
public final class IdTypes {
    private static final String NUMBER = "number";
    private static final String NOT_A_NUMBER = "NaN";
    private static final Set<String> SINGLE = Set.of("null", "minKey", "maxKey", NOT_A_NUMBER);
    private static final BsonDouble NAN = new BsonDouble(Double.NaN);

    private IdTypes() {}

    /** What an id of that family meets; bounds may be added. */
    static BsonDocument condition(String family) {
        return switch (family) {
            case NOT_A_NUMBER -> new BsonDocument("$eq", NAN);
            case NUMBER -> new BsonDocument("$type", new BsonString(NUMBER)).append("$ne", NAN);
            default -> new BsonDocument("$type", new BsonString(family));
        };
    }

    /** What the ids of a family meet from its first on up to one, inclusive. */
    static BsonDocument upTo(BsonValue last) {
        var family = familyOf(last);
        return isSingle(family) ? condition(family) : condition(family).append("$lte", last);
    }

    /** What the ids of a family meet that lie above one, up to another, inclusive. */
    static BsonDocument between(BsonValue after, BsonValue last) {
        return isSingle(familyOf(last))
                ? new BsonDocument("$in", new BsonArray())
                : upTo(last).append("$gt", after);
    }

    /** A family of one id, which is not to be compared with. */
    static boolean isSingle(String family) {
        return SINGLE.contains(family);
    }

    /** The lowest id of a family that is not among those. */
    static Optional<BsonValue> firstBeyond(
            MongoCollection<? extends BsonDocument> collection, Bson filter, List<String> families) {
        var others = families.stream()
                .map(family -> Filters.eq("_id", condition(family)))
                .toList();
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
    public static String familyOf(BsonValue id) {
        if (id.isNumber() || id.isDecimal128()) {
            return isNotANumber(id) ? NOT_A_NUMBER : NUMBER;
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
            case SYMBOL -> "symbol";
            case DB_POINTER -> "dbPointer";
            case JAVASCRIPT -> "javascript";
            case JAVASCRIPT_WITH_SCOPE -> "javascriptWithScope";
            default -> throw new IllegalStateException("an _id of type " + id.getBsonType());
        };
    }

    private static boolean isNotANumber(BsonValue id) {
        return id.isDecimal128()
                ? id.asDecimal128().getValue().isNaN()
                : Double.isNaN(id.asNumber().doubleValue());
    }

    /** A type's name for people. */
    public static String nameOf(BsonValue value) {
        return value.getBsonType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
