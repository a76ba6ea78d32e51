package mflix.migration;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * How a run works.
 *
 * @param rangeSize documents per range, 100 to 10,000
 * @param batchSize documents per batch, 1 to 1000
 * @param workers tasks in one process, 1 to 4
 */
public record Options(int rangeSize, int batchSize, int workers, Pace pace) {
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
