package mflix.migration.store;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * How a run works.
 *
 * @param rangeSize documents per range
 * @param batchSize documents per batch; the embedded server takes no more in one message
 * @param workers tasks in one process
 */
public record RunOptions(int rangeSize, int batchSize, int workers, RunPace pace) {
    public static final int MIN_RANGE_SIZE = 100;
    public static final int MAX_RANGE_SIZE = 10_000;
    public static final int MAX_BATCH_SIZE = 1000;
    public static final int MAX_WORKERS = 4;
    public static final String COMPARE_AND_SET = "COMPARE_AND_SET";

    static RunOptions from(BsonDocument stored) {
        return new RunOptions(
                stored.getNumber("rangeSize").intValue(),
                stored.getNumber("batchSize").intValue(),
                stored.getNumber("workers").intValue(),
                RunPace.from(stored.getDocument("pace")));
    }

    public BsonDocument toDocument() {
        return new BsonDocument("rangeSize", new BsonInt32(rangeSize))
                .append("batchSize", new BsonInt32(batchSize))
                .append("workers", new BsonInt32(workers))
                .append("pace", pace.toDocument());
    }

    /** As clients see them, the strategy included. */
    public BsonDocument shown() {
        return new BsonDocument("rangeSize", new BsonInt32(rangeSize))
                .append("workers", new BsonInt32(workers))
                .append("strategy", new BsonString(COMPARE_AND_SET))
                .append("pace", pace.toDocument());
    }

    public RunOptions at(RunPace other) {
        return new RunOptions(rangeSize, batchSize, workers, other);
    }
}
