package mflix.mongo.bounds;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/**
 * How many there are, counted up to a limit, since an exact count reads a key for each.
 *
 * @param isExact false when there are that many or more
 */
public record BoundedCount(long count, boolean isExact) {
    /** From this number on nothing is counted. */
    public static final int LIMIT = 100_000;

    public static BoundedCount exactly(long count) {
        return new BoundedCount(count, true);
    }

    /** The documents that meet a filter. */
    public static BoundedCount of(MongoCollection<?> collection, Bson filter) {
        return upTo(collection.countDocuments(filter, new CountOptions().limit(LIMIT)));
    }

    /** What was counted, or read, up to the limit. */
    public static BoundedCount upTo(long counted) {
        return new BoundedCount(counted, counted < LIMIT);
    }

    /** Appends {@code total_results}, and {@code total_is_exact} when it is not. */
    public BsonDocument appendTo(BsonDocument reply) {
        reply.append("total_results", new BsonInt64(count));
        return isExact ? reply : reply.append("total_is_exact", BsonBoolean.FALSE);
    }
}
