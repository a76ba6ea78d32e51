package mflix.migration;

import java.util.Optional;
import mflix.mongo.CollectionName;
import org.bson.BsonType;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** What changes: one field of one collection. Needs no database; a further migration is one more implementation. */
public interface Conversion {
    /** Stands for a field that is not there; never stored. */
    BsonValue ABSENT = new BsonUndefined();

    /** 3 to 60 of {@code a-z 0-9 -}; never reused for another meaning. */
    String name();

    CollectionName collection();

    /** May be dotted: {@code imdb.rating}. */
    String field();

    /** What still has the old shape. */
    Bson candidates();

    /** The type of a converted value. */
    BsonType becomes();

    /** The first parser. Takes any value, {@link #ABSENT} too. */
    Outcome convert(BsonValue raw);

    /** An independent second parser: the converted value, {@link #ABSENT} for a removal; empty when it refuses. */
    Optional<BsonValue> secondOpinion(BsonValue raw);

    /** One sentence that the plan shows, on what the data does not say itself. */
    String assumption();

    /** Collection and field as people write them: {@code movies.lastupdated}. */
    default String target() {
        return collection().inDatabase() + "." + field();
    }
}
