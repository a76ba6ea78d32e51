package mflix.migration.store;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.conversion.RefusedValue;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Values that were left as they are: {@code migration_errors}. A row that is resolved is stamped, not deleted. */
public final class RefusedValues {

    /** How a refused value was settled. */
    public enum Resolution {
        CONVERTED,
        CHANGED_BY_APPLICATION,
        DELETED
    }

    public static final String COLLECTION = "migration_errors";

    private final MongoCollection<BsonDocument> rows;
    private final String migration;
    private final Clock clock;

    public RefusedValues(MigrationDatabase storage, String migration, Clock clock) {
        this.rows = storage.control(COLLECTION);
        this.migration = migration;
        this.clock = clock;
    }

    public MongoCollection<BsonDocument> rows() {
        return rows;
    }

    /** The one that its queries need. */
    static MigrationDatabase.ControlIndex index() {
        return new MigrationDatabase.ControlIndex(
                COLLECTION, Indexes.ascending("migration", "resolvedAt", "reason"), new IndexOptions());
    }

    /** A value refused again opens its row again. */
    public void record(ObjectId run, List<RefusedValue> refused) {
        if (refused.isEmpty()) {
            return;
        }
        var updates = refused.stream().map(refusal -> upsert(run, refusal)).toList();
        rows.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    private UpdateOneModel<BsonDocument> upsert(ObjectId run, RefusedValue refusal) {
        var now = clock.instant();
        var change = combine(
                set("migration", migration),
                set("document", refusal.document()),
                set("raw", refusal.raw() == Conversion.ABSENT ? null : refusal.raw()),
                set("reason", refusal.reason().name()),
                set("detail", refusal.detail()),
                setOnInsert("firstSeen", now),
                set("lastSeen", now),
                set("run", run),
                set("resolvedAt", null),
                set("resolution", null));
        return new UpdateOneModel<>(Filters.eq(key(refusal.document())), change, new UpdateOptions().upsert(true));
    }

    private String key(BsonValue document) {
        return migration + "/" + RowKeys.ofId(document);
    }

    /** Matches the open rows of this migration. */
    public Bson open() {
        return Filters.and(mine(), Filters.eq("resolvedAt", null));
    }

    /** Matches the rows of this migration by a stretch of keys. */
    Bson mine() {
        return Filters.and(Filters.gt("_id", migration + "/"), Filters.lt("_id", migration + "0"));
    }

    /** Open rows that a retry has not looked at yet. */
    public Bson toRetry(ObjectId run) {
        return Filters.and(open(), Filters.ne("run", run), Filters.ne("reason", RefusalReason.CHANGED_SINCE.name()));
    }

    public long countOpen() {
        return rows.countDocuments(open());
    }

    /** Open rows that this run wrote for that reason. */
    public long countOpen(ObjectId run, RefusalReason reason) {
        return rows.countDocuments(Filters.and(open(), Filters.eq("run", run), Filters.eq("reason", reason.name())));
    }

    /** How many are open, by reason. */
    public Map<RefusalReason, Long> byReason() {
        var counts = new EnumMap<RefusalReason, Long>(RefusalReason.class);
        for (var reason : RefusalReason.values()) {
            var count = rows.countDocuments(Filters.and(open(), Filters.eq("reason", reason.name())));
            if (count > 0) {
                counts.put(reason, count);
            }
        }
        return counts;
    }

    /** The open rows about those documents, by the document's id. */
    public Map<BsonValue, BsonDocument> openAbout(Collection<BsonValue> documents) {
        var keys = documents.stream().map(this::key).toList();
        var found = new HashMap<BsonValue, BsonDocument>();
        rows.find(Filters.in("_id", keys)).forEach(row -> {
            if (row.isNull("resolvedAt")) {
                found.put(row.get("document"), row);
            }
        });
        return found;
    }

    public void resolve(BsonValue row, Resolution resolution) {
        rows.updateOne(
                Filters.eq("_id", row),
                combine(set("resolvedAt", clock.instant()), set("resolution", resolution.name())));
    }

    /** In the order of their keys. */
    public List<BsonDocument> page(ErrorQuery query) {
        var filters = new ArrayList<>(List.of(query.isOpenOnly() ? open() : mine()));
        if (!query.reasons().isEmpty()) {
            filters.add(Filters.in(
                    "reason", query.reasons().stream().map(RefusalReason::name).toList()));
        }
        filters.add(Filters.gt("_id", query.after()));
        return rows.find(Filters.and(filters))
                .sort(Sorts.ascending("_id"))
                .limit(query.limit())
                .into(new ArrayList<>());
    }

    /** The value as it was in the document. */
    public static BsonValue raw(BsonDocument row) {
        return row.get("raw");
    }

    public static RefusalReason reason(BsonDocument row) {
        return RefusalReason.valueOf(row.getString("reason").getValue());
    }
}
