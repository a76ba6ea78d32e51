package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.util.Optional;
import mflix.migration.conversion.Conversion;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** One row of {@code migration_ranges}: a stretch of ids, and how far it is done. The row is the checkpoint. */
public record IdRange(BsonDocument stored) {
    static final String STATE = "state";

    /** The state of a range. */
    enum State {
        PENDING,
        RUNNING,
        DONE;

        BsonString stored() {
            return new BsonString(name());
        }
    }

    /** A stretch: above {@code after} ({@link Conversion#ABSENT} at the first id of a family of types) up to {@code upTo}, with so many documents. */
    public record Cut(BsonValue after, BsonValue upTo, long documents) {}

    /** How far a batch brought it: the last id handled (ABSENT in an empty batch), what became of its documents, how long it took. */
    public record Checkpoint(BsonValue done, BatchCounts counts, long millis, boolean isEnd) {
        public static final Checkpoint NONE = new Checkpoint(Conversion.ABSENT, BatchCounts.NONE, 0, false);
    }

    /** What a stored checkpoint of it adds to the totals of its run. */
    public RunTotals totalsOf(Checkpoint checkpoint) {
        var before = Math.min(planned(), count("read") - checkpoint.counts().read());
        return new RunTotals(isDone() ? 1 : 0, seen() - before, checkpoint.millis(), checkpoint.counts());
    }

    /** Documents gone through: all that were planned once it is done, before that those which its batches have read. */
    private long seen() {
        return isDone() ? planned() : Math.min(planned(), count("read"));
    }

    String id() {
        return stored.getString("_id").getValue();
    }

    public ObjectId run() {
        return stored.getObjectId("run").getValue();
    }

    /** The last id handled, else the exclusive lower end; empty at the first id of a type. */
    public Optional<BsonValue> reached() {
        return Optional.ofNullable(stored.containsKey("done") ? stored.get("done") : stored.get("after"));
    }

    /** Inclusive. */
    public BsonValue upTo() {
        return stored.get("upTo");
    }

    /** From 0, through all passes of the run. */
    public int no() {
        return stored.getInt32("no").getValue();
    }

    long epoch() {
        return stored.getNumber(Lease.EPOCH).longValue();
    }

    public boolean isDone() {
        return State.valueOf(stored.getString(STATE).getValue()) == State.DONE;
    }

    public long planned() {
        return stored.getNumber("planned").longValue();
    }

    public long count(String name) {
        return stored.getDocument("counts").getNumber(name, new BsonInt64(0)).longValue();
    }

    /** Only the ids that are left. */
    public BsonDocument rest() {
        return restUpTo(upTo());
    }

    /** Of the ids that are left those up to one of them, inclusive. */
    public BsonDocument restUpTo(BsonValue last) {
        return new BsonDocument(
                "_id", reached().map(after -> IdTypes.between(after, last)).orElseGet(() -> IdTypes.upTo(last)));
    }

    /** More than one worker has worked on it. */
    public boolean isRepeated() {
        return stored.getNumber("attempts").intValue() > 1;
    }

    /** As clients see it. */
    public BsonDocument shown() {
        var shown = document();
        for (var name : new String[] {
            "no", "pass", STATE, "planned", "after", "upTo", Lease.OWNER, Lease.EPOCH, "attempts", "counts", "millis"
        }) {
            shown.appendIfPresent(name, stored.get(name));
        }
        return shown.append("repeated", isRepeated()).build();
    }
}
