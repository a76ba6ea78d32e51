package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * The ranges of a run added up, as the run's row keeps them for all requests for its progress. Every total is a sum of
 * stored checkpoints and only grows, so a late or repeated writer can take nothing back, see {@link Runs#progress}.
 *
 * @param ranges of all passes; as many as are done
 * @param documents gone through: planned in the ranges that are done, read in the others
 * @param millis worked by all workers together
 */
public record RunTotals(long ranges, long documents, long millis, BatchCounts counts) {
    public static final RunTotals NONE = new RunTotals(0, 0, 0, BatchCounts.NONE);

    static RunTotals from(BsonDocument stored) {
        return new RunTotals(
                whole(stored, "ranges"), whole(stored, "documents"), whole(stored, "millis"), BatchCounts.from(stored));
    }

    private static long whole(BsonDocument stored, String name) {
        return stored.getNumber(name, new BsonInt64(0)).longValue();
    }

    BsonDocument toDocument() {
        var document = document()
                .append("ranges", ranges)
                .append("documents", documents)
                .append("millis", millis);
        counts.byName().forEach((name, count) -> document.append(name, count));
        return document.build();
    }

    public RunTotals plus(RunTotals other) {
        return new RunTotals(
                ranges + other.ranges, documents + other.documents, millis + other.millis, counts.plus(other.counts));
    }

    /** The same of ranges that are not done: what their batches have brought about. */
    RunTotals ofOpenRanges() {
        return new RunTotals(0, Math.min(documents, counts.read()), millis, counts);
    }

    /** Documents per second that so many workers went through on average; 0 before the first batch. */
    public long rate(int workers) {
        return millis == 0 ? 0 : counts.read() * 1000 * workers / millis;
    }
}
