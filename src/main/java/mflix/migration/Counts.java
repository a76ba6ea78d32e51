package mflix.migration;

import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/** What became of the documents of a batch, or of many. */
record Counts(long read, long converted, long refused, long changedMeanwhile, long deletedMeanwhile) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    static Counts from(BsonDocument stored) {
        return new Counts(
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

    Counts plus(Counts other) {
        return new Counts(
                read + other.read,
                converted + other.converted,
                refused + other.refused,
                changedMeanwhile + other.changedMeanwhile,
                deletedMeanwhile + other.deletedMeanwhile);
    }
}
