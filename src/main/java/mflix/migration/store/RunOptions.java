package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * How a run works.
 *
 * @param strategy who converts
 * @param rangeSize documents per range
 * @param batchSize documents per batch; the embedded server takes no more in one message
 * @param workers tasks in one process
 */
public record RunOptions(Strategy strategy, int rangeSize, int batchSize, int workers, RunPace pace) {
    public static final String RANGE_SIZE = "rangeSize";
    public static final String WORKERS = "workers";
    public static final String STRATEGY = "strategy";
    public static final String PACE = "pace";
    private static final String BATCH_SIZE = "batchSize";
    public static final int MIN_RANGE_SIZE = 100;
    public static final int MAX_RANGE_SIZE = 10_000;
    public static final int MAX_BATCH_SIZE = 1000;
    public static final int MAX_WORKERS = 4;

    /** Who converts, and by which writes. */
    public enum Strategy {
        /** This program, by single updates, each of which is filtered on the value that it replaces. */
        COMPARE_AND_SET,
        /** The server, by one update for a range. */
        RANGE_PIPELINE
    }

    /** By the first strategy. */
    public RunOptions(int rangeSize, int batchSize, int workers, RunPace pace) {
        this(Strategy.COMPARE_AND_SET, rangeSize, batchSize, workers, pace);
    }

    static RunOptions from(BsonDocument stored) {
        return new RunOptions(
                strategy(stored),
                stored.getNumber(RANGE_SIZE).intValue(),
                stored.getNumber(BATCH_SIZE).intValue(),
                stored.getNumber(WORKERS).intValue(),
                RunPace.from(stored.getDocument(PACE)));
    }

    // Rows of before there was a second strategy name none.
    private static Strategy strategy(BsonDocument stored) {
        return stored.isString(STRATEGY)
                ? Strategy.valueOf(stored.getString(STRATEGY).getValue())
                : Strategy.COMPARE_AND_SET;
    }

    public BsonDocument toDocument() {
        return shown().append(BATCH_SIZE, new BsonInt32(batchSize));
    }

    /** As clients see them. */
    public BsonDocument shown() {
        return document()
                .append(RANGE_SIZE, rangeSize)
                .append(WORKERS, workers)
                .append(STRATEGY, strategy.name())
                .append(PACE, pace.toDocument())
                .build();
    }

    public RunOptions at(RunPace other) {
        return new RunOptions(strategy, rangeSize, batchSize, workers, other);
    }

    /** For runs that look at single values. */
    RunOptions comparing() {
        return new RunOptions(rangeSize, batchSize, workers, pace);
    }
}
