package mflix.migration.engine;

import static mflix.mongo.BsonDocumentBuilder.document;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.MergeOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.ServerConversion;
import mflix.migration.store.BatchCounts;
import mflix.migration.store.IdRange;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.OriginalValues;
import mflix.migration.store.Run;
import mflix.migration.store.RunOptions;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * A MIGRATE run in which the server converts: two commands for a stretch of ids, one that keeps the originals and one that
 * updates, and no document travels. What the server leaves is gone through by the first strategy, which converts or refuses
 * it; so are documents whose ids are no ObjectIds, since the server cannot write their keys of originals.
 */
final class PipelineWork implements RunWork {
    private static final long MAX_TIME_MILLIS = 10_000;
    private static final int TRIES = 3;
    private static final int TIME_IS_UP = 50;
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** So long after a renewal of its lease a range may still be written to: both commands and a margin. */
    static final long LONGEST_MILLIS = 2 * MAX_TIME_MILLIS + 1000;

    private final MigrationStores stores;
    private final MigrateWork comparing;
    private final Conversion conversion;
    private final ServerConversion server;
    private final MongoCollection<RawBsonDocument> documents;
    private final AtomicInteger size = new AtomicInteger(RunOptions.MAX_RANGE_SIZE);

    /** The ids from the range's last checkpoint up to {@code _id}; fewer of them once the server was too slow. */
    @SuppressWarnings("serial") // never leaves the engine
    private static final class Stretch extends BsonDocument {
        private final IdRange range;
        private boolean isRepeated;

        private Stretch(IdRange range, BsonValue last) {
            super("_id", last);
            this.range = range;
            this.isRepeated = range.isRepeated();
        }

        private BsonValue last() {
            return get("_id");
        }

        private Bson ids() {
            return range.restUpTo(last());
        }
    }

    /** The server needs too long even for a small stretch. */
    @SuppressWarnings("serial") // never leaves the engine
    static final class TooSlow extends RuntimeException {
        private TooSlow(long millis, MongoException cause) {
            super(
                    String.format(
                            Locale.ROOT,
                            "The server did not end an update within %,d ms, tried %d times with ever fewer documents.",
                            millis,
                            TRIES),
                    cause);
        }
    }

    PipelineWork(MigrationStores stores, MigrateWork comparing) {
        this.stores = stores;
        this.comparing = comparing;
        this.conversion = stores.conversion();
        this.server = conversion.onServer().orElseThrow();
        this.documents = stores.storage().documents(conversion.collection());
    }

    @Override
    public List<RangeSplitter.Source> sources(Run run, int pass) {
        return comparing.sources(run, pass);
    }

    @Override
    public List<? extends BsonDocument> read(IdRange range, int limit) {
        return range.upTo().isObjectId()
                ? List.of(new Stretch(range, lastOf(range, size.get())))
                : comparing.read(range, limit);
    }

    private BsonValue lastOf(IdRange range, int size) {
        return size >= range.planned()
                ? range.upTo()
                : lastOf(range.rest(), size).orElse(range.upTo());
    }

    private Optional<BsonValue> lastOf(Bson ids, int size) {
        return Optional.ofNullable(documents
                        .find(ids)
                        .projection(Projections.include("_id"))
                        .sort(Sorts.ascending("_id"))
                        .skip(size - 1)
                        .limit(1)
                        .first())
                .map(document -> document.get("_id"));
    }

    @Override
    public boolean isEnd(IdRange range, List<? extends BsonDocument> rows, int limit) {
        return range.upTo().isObjectId()
                ? rows.get(0).get("_id").equals(range.upTo())
                : comparing.isEnd(range, rows, limit);
    }

    @Override
    public BatchCounts apply(Run run, List<? extends BsonDocument> rows, Consumer<BatchMoment> listener) {
        if (rows.isEmpty() || !(rows.get(0) instanceof Stretch stretch)) {
            return comparing.apply(run, rows, listener);
        }
        for (var tries = 1; ; tries++) {
            try {
                return convert(run, stretch, listener);
            } catch (MongoException e) {
                stretch.isRepeated = true;
                if (e.getCode() != TIME_IS_UP) {
                    throw e;
                }
                if (tries == TRIES) {
                    throw new TooSlow(MAX_TIME_MILLIS, e);
                }
                halve(stretch);
            }
        }
    }

    private void halve(Stretch stretch) {
        var half = Math.max(1, (int) Math.min(size.get(), stretch.range.planned()) / 2);
        size.set(half);
        lastOf(stretch.ids(), half).ifPresent(last -> stretch.put("_id", last));
    }

    private BatchCounts convert(Run run, Stretch stretch, Consumer<BatchMoment> listener) {
        var began = System.nanoTime();
        var candidates = Filters.and(stretch.ids(), conversion.candidates(), server.guard());
        if (!run.keepsOriginals().orElse(false)) {
            stores.runs().keepsOriginals(run.id());
        }
        keepOriginals(run, candidates);
        listener.accept(BatchMoment.ORIGINALS_KEPT);
        var updated = update(candidates);
        if (System.nanoTime() - began < QUICK_NANOS) {
            size.updateAndGet(now -> Math.min(RunOptions.MAX_RANGE_SIZE, now + Math.max(1, now / 5)));
        }
        var kept = stretch.range
                .reached()
                .map(after -> stores.originals().countBetween(run.id(), after, stretch.last()))
                .orElseGet(() -> stores.originals().countUpTo(run.id(), stretch.last()));
        listener.accept(BatchMoment.WRITTEN);
        var rest = comparing.convertAll(run, stretch.ids(), step -> {});
        return counts(stretch, kept, updated).plus(rest);
    }

    // What an earlier try updated is known by its originals only.
    private static BatchCounts counts(Stretch stretch, long kept, long updated) {
        var converted = stretch.isRepeated ? Math.max(kept, updated) : updated;
        var changed = Math.max(0, kept - converted);
        return new BatchCounts(converted + changed, converted, 0, changed, 0);
    }

    // Each text with its date, where the server finds one; a row that is there already stays as it is.
    private void keepOriginals(Run run, Bson candidates) {
        var field = new BsonString("$" + conversion.field());
        var key = new BsonArray(List.of(
                new BsonString(run.id().toHexString() + "/"),
                new BsonDocument("$toString", new BsonString("$_id")),
                new BsonString("/"),
                field));
        var row = document()
                .append("_id", new BsonDocument("$concat", key))
                .append("run", new BsonDocument("$literal", new BsonObjectId(run.id())))
                .append("document", "$_id")
                .append("original", field)
                .append("converted", server.expression())
                .build();
        documents
                .aggregate(List.of(
                        Aggregates.match(candidates),
                        Aggregates.project(row),
                        Aggregates.match(Filters.type("converted", conversion.becomes())),
                        Aggregates.merge(
                                OriginalValues.COLLECTION,
                                new MergeOptions()
                                        .whenMatched(MergeOptions.WhenMatched.KEEP_EXISTING)
                                        .whenNotMatched(MergeOptions.WhenNotMatched.INSERT))))
                .maxTime(MAX_TIME_MILLIS, TimeUnit.MILLISECONDS)
                .toCollection();
    }

    // As a command, since the driver's own method has no option for a limit of the server's time.
    private long update(Bson candidates) {
        var change = new BsonDocument("$set", new BsonDocument(conversion.field(), server.expression()));
        var one = document()
                .append("q", candidates.toBsonDocument())
                .append("u", new BsonArray(List.of(change)))
                .append("multi", true)
                .build();
        var reply = stores.storage()
                .write(document()
                        .append("update", conversion.collection().inDatabase())
                        .append("updates", new BsonArray(List.of(one)))
                        .append("maxTimeMS", MAX_TIME_MILLIS)
                        .build());
        return reply.getNumber("nModified").longValue();
    }
}
