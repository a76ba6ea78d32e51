package mflix.migration.store;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static mflix.mongo.BsonDocumentBuilder.document;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mflix.migration.conversion.Conversion;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The ranges: {@code migration_ranges}. Each row is the checkpoint of a stretch of ids. */
public final class IdRanges {
    public static final String COLLECTION = "migration_ranges";
    private static final Bson RUNNING = set(IdRange.STATE, IdRange.State.RUNNING.stored());

    private final MongoCollection<BsonDocument> rows;
    private final Lease lease;

    public IdRanges(MigrationDatabase storage, String me) {
        this.rows = storage.control(COLLECTION);
        this.lease = new Lease(rows, me);
    }

    public Lease lease() {
        return lease;
    }

    /** The one that its queries need. */
    static MigrationDatabase.ControlIndex index() {
        return new MigrationDatabase.ControlIndex(
                COLLECTION, Indexes.ascending("run", IdRange.STATE, "no"), new IndexOptions());
    }

    /** Puts these in place of whatever a planning that was cut short has left of that pass. */
    public void replace(Run run, int pass, List<IdRange.Cut> cuts) {
        rows.deleteMany(ofPass(run.id(), pass));
        var first = (int) rows.countDocuments(Filters.eq("run", run.id())); // numbers go on through all passes
        var documents = new ArrayList<BsonDocument>();
        for (var cut : cuts) {
            documents.add(row(run, pass, first + documents.size(), cut));
        }
        if (!documents.isEmpty()) {
            rows.insertMany(documents);
        }
    }

    private static BsonDocument row(Run run, int pass, int no, IdRange.Cut cut) {
        var id = String.format(Locale.ROOT, "%s-%d-%06d", run.id().toHexString(), pass, no);
        return document()
                .append("_id", id)
                .append("run", run.id())
                .append("pass", pass)
                .append("no", no)
                .append("upTo", cut.upTo())
                .append("planned", cut.documents())
                .append(IdRange.STATE, IdRange.State.PENDING.stored())
                .appendNull(Lease.OWNER)
                .append(Lease.EPOCH, 0L)
                .appendNull(Lease.RENEWED_AT)
                .append(Lease.LEASE_MILLIS, run.leaseMillis())
                .append("attempts", 0)
                .append("counts", new BsonDocument())
                .append("millis", 0L)
                .append("slowestBatchMillis", 0L)
                .appendIfPresent("after", cut.after() == Conversion.ABSENT ? null : cut.after())
                .build();
    }

    /** The first range of the pass that is open and that no worker holds. */
    public Optional<IdRange> claim(Run run) {
        var among = ofPass(run.id(), run.pass());
        among.putAll(open());
        return lease.claim(among, combine(RUNNING, inc("attempts", 1))).map(IdRange::new);
    }

    public long countOpen(Run run) {
        var open = ofPass(run.id(), run.pass());
        open.putAll(open());
        return rows.countDocuments(open);
    }

    /** The range after it; empty when the range was no longer ours, and then nothing was written. */
    public Optional<BsonDocument> checkpoint(Lease.Held held, IdRange.Checkpoint reached) {
        var changes = new ArrayList<>(List.of(
                inc("counts.batches", 1L),
                inc("millis", reached.millis()),
                max("slowestBatchMillis", reached.millis())));
        reached.counts().byName().forEach((name, count) -> changes.add(inc("counts." + name, count)));
        if (reached.done() != Conversion.ABSENT) {
            changes.add(set("done", reached.done()));
        }
        if (reached.isEnd()) {
            changes.add(set(IdRange.STATE, IdRange.State.DONE.stored()));
        }
        return lease.renewed(held, combine(changes));
    }

    /** The row while that claim is valid, or when it ended because the range is done. */
    public Optional<IdRange> find(Lease.Held held) {
        return Optional.ofNullable(rows.find(held.filter()).first()).map(IdRange::new);
    }

    /** Gives it back unfinished. */
    public void release(Lease.Held held) {
        lease.release(held, set(IdRange.STATE, IdRange.State.PENDING.stored()));
    }

    /** How long ago, by the database's clock, a worker of that run last renewed its hold on a range; empty when none ever did. */
    public Optional<Long> renewedMillisAgo(ObjectId run) {
        var age =
                new BsonDocument("$subtract", new BsonArray(List.of(new BsonString("$$NOW"), new BsonString("$last"))));
        var renewed = Filters.and(Filters.eq("run", run), Filters.type(Lease.RENEWED_AT, BsonType.DATE_TIME));
        var found = rows.aggregate(List.of(
                Aggregates.match(renewed),
                Aggregates.group(null, Accumulators.max("last", "$" + Lease.RENEWED_AT)),
                Aggregates.project(new BsonDocument("age", age))));
        return Optional.ofNullable(found.first())
                .map(row -> row.getNumber("age").longValue());
    }

    /** All checkpoints of a run added up by the server; reads every range. */
    public RunTotals totals(ObjectId run) {
        var sums = new ArrayList<BsonField>(List.of(
                Accumulators.sum("ranges", 1L),
                Accumulators.sum("documents", "$planned"),
                Accumulators.sum("millis", "$millis")));
        BatchCounts.NONE.byName().keySet().forEach(name -> sums.add(Accumulators.sum(name, "$counts." + name)));
        var byState =
                rows.aggregate(List.of(Aggregates.match(Filters.eq("run", run)), Aggregates.group("$state", sums)));
        var totals = RunTotals.NONE;
        for (var state : byState) {
            var sum = RunTotals.from(state);
            totals = totals.plus(isDone(state) ? sum : sum.ofOpenRanges());
        }
        return totals;
    }

    private static boolean isDone(BsonDocument group) {
        return IdRange.State.valueOf(group.getString("_id").getValue()) == IdRange.State.DONE;
    }

    /** Of every pass, in order. */
    public List<IdRange> of(ObjectId run) {
        return rows.find(Filters.eq("run", run))
                .sort(Sorts.ascending("_id"))
                .map(IdRange::new)
                .into(new ArrayList<>());
    }

    /** In order, after that number (-1: from the first). */
    public List<IdRange> page(ObjectId run, int after, int limit) {
        return rows.find(Filters.and(Filters.eq("run", run), Filters.gt("no", after)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(IdRange::new)
                .into(new ArrayList<>());
    }

    private static BsonDocument ofPass(ObjectId run, int pass) {
        return document().append("run", run).append("pass", pass).build();
    }

    private static BsonDocument open() {
        var states = new BsonArray(List.of(IdRange.State.PENDING.stored(), IdRange.State.RUNNING.stored()));
        return new BsonDocument(IdRange.STATE, new BsonDocument("$in", states));
    }
}
