package mflix.migration;

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
public record Options(int rangeSize, int batchSize, int workers, Pace pace) {
    public static final int MIN_RANGE_SIZE = 100;
    public static final int MAX_RANGE_SIZE = 10_000;
    public static final int MAX_BATCH_SIZE = 1000;
    public static final int MAX_WORKERS = 4;
    static final String COMPARE_AND_SET = "COMPARE_AND_SET";

    static Options from(BsonDocument stored) {
        return new Options(
                stored.getNumber("rangeSize").intValue(),
                stored.getNumber("batchSize").intValue(),
                stored.getNumber("workers").intValue(),
                Pace.from(stored.getDocument("pace")));
    }

    BsonDocument toDocument() {
        return new BsonDocument("rangeSize", new BsonInt32(rangeSize))
                .append("batchSize", new BsonInt32(batchSize))
                .append("workers", new BsonInt32(workers))
                .append("pace", pace.toDocument());
    }

    /** As clients see them, the strategy included. */
    BsonDocument shown() {
        return new BsonDocument("rangeSize", new BsonInt32(rangeSize))
                .append("workers", new BsonInt32(workers))
                .append("strategy", new BsonString(COMPARE_AND_SET))
                .append("pace", pace.toDocument());
    }

    public Options at(Pace other) {
        return new Options(rangeSize, batchSize, workers, other);
    }
}
