package mflix.migration.store;

import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/** The results for the documents of one or many batches. */
public record BatchCounts(long read, long converted, long refused, long changedMeanwhile, long deletedMeanwhile) {
    public static final BatchCounts NONE = new BatchCounts(0, 0, 0, 0, 0);

    static BatchCounts from(BsonDocument stored) {
        return new BatchCounts(
                whole(stored, "read"),
                whole(stored, "converted"),
                whole(stored, "refused"),
                whole(stored, "changedMeanwhile"),
                whole(stored, "deletedMeanwhile"));
    }

    private static long whole(BsonDocument stored, String name) {
        return stored.getNumber(name, new BsonInt64(0)).longValue();
    }

    /** By the names they are stored under. */
    Map<String, Long> byName() {
        return Map.of(
                "read", read,
                "converted", converted,
                "refused", refused,
                "changedMeanwhile", changedMeanwhile,
                "deletedMeanwhile", deletedMeanwhile);
    }

    public BatchCounts plus(BatchCounts other) {
        return new BatchCounts(
                read + other.read,
                converted + other.converted,
                refused + other.refused,
                changedMeanwhile + other.changedMeanwhile,
                deletedMeanwhile + other.deletedMeanwhile);
    }
}
