package mflix.migration.conversion;

import com.mongodb.client.model.Filters;
import java.util.Optional;
import mflix.mongo.CollectionName;
import org.bson.BsonType;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** What changes: one field of one collection. Needs no database; a further migration is one more implementation. */
public interface Conversion {
    /** Represents a field that is not there; never stored. */
    BsonValue ABSENT = new BsonUndefined();

    /**
     * What a migration is about.
     *
     * @param name 3 to 60 of {@code a-z 0-9 -}; never reused for another meaning
     * @param field may be dotted: {@code imdb.rating}
     * @param source the type of a value of the old shape
     * @param becomes the type of a converted value
     * @param assumption one sentence that the plan shows, on what the data does not say itself
     */
    record Description(
            String name,
            CollectionName collection,
            String field,
            BsonType source,
            BsonType becomes,
            String assumption) {}

    Description description();

    /** The first parser. Takes any value, {@link #ABSENT} too. */
    ConversionOutcome convert(BsonValue raw);

    /** An independent second parser: the converted value, {@link #ABSENT} for a removal; empty when it refuses. */
    Optional<BsonValue> secondOpinion(BsonValue raw);

    /** What still has the old shape: every value of the source's type, where nothing else is said. */
    default Bson candidates() {
        return Filters.type(field(), source());
    }

    /** The same done by the server; empty where it cannot be. Both parsers remain the judges of it. */
    default Optional<ServerConversion> onServer() {
        return Optional.empty();
    }

    default String name() {
        return description().name();
    }

    default CollectionName collection() {
        return description().collection();
    }

    default String field() {
        return description().field();
    }

    default BsonType source() {
        return description().source();
    }

    default BsonType becomes() {
        return description().becomes();
    }

    default String assumption() {
        return description().assumption();
    }

    /** Collection and field as people write them: {@code movies.lastupdated}. */
    default String target() {
        return collection().inDatabase() + "." + field();
    }

    /** One sentence on what it does, for people. */
    default String purpose() {
        return "Turns every " + sourceWord() + " in " + target() + " into a " + wordOf(becomes()) + ".";
    }

    /** What people call a value of the old shape. */
    default String sourceWord() {
        return wordOf(source());
    }

    private static String wordOf(BsonType type) {
        return switch (type) {
            case STRING -> "text";
            case INT32, INT64, DOUBLE, DECIMAL128 -> "number";
            case DATE_TIME -> "date";
            default -> "old value";
        };
    }
}
