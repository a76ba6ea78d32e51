package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import mflix.migration.conversion.Conversion;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** What was there before: {@code migration_originals}. Written before the conversion, never changed. */
public final class OriginalValues {
    public static final String COLLECTION = "migration_originals";

    private final MongoCollection<BsonDocument> rows;

    public OriginalValues(MigrationDatabase storage) {
        this.rows = storage.control(COLLECTION);
    }

    public MongoCollection<BsonDocument> rows() {
        return rows;
    }

    /** Keeping the same again is no harm. */
    public void keep(ObjectId run, List<FieldUpdate> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            rows.insertMany(
                    changes.stream().map(change -> row(run, change)).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            var isKept = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!isKept) {
                throw e;
            }
        }
    }

    // The value is part of the key: the application may write another text between a crash and the repeat, and the
    // first original would hide the second.
    private static BsonDocument row(ObjectId run, FieldUpdate change) {
        var key = run.toHexString() + "/" + RowKeys.ofId(change.document()) + "/" + RowKeys.ofValue(change.from());
        return document()
                .append("_id", key)
                .append("run", run)
                .append("document", change.document())
                .append("original", change.from())
                .appendIfPresent("converted", change.to() == Conversion.ABSENT ? null : change.to())
                .build();
    }

    /** The conversion that a row records. */
    public static FieldUpdate change(BsonDocument row) {
        return new FieldUpdate(row.get("document"), row.get("original"), row.get("converted", Conversion.ABSENT));
    }

    /** Matches the rows of a run by a stretch of keys. */
    public static Bson of(ObjectId run) {
        // the next character after the slash that ends the prefix
        return Filters.and(Filters.gt("_id", run.toHexString() + "/"), Filters.lt("_id", run.toHexString() + "0"));
    }

    /** How many values a run kept of the documents whose ids, ObjectIds all, lie behind one, up to another. */
    public long countBetween(ObjectId run, BsonValue after, BsonValue last) {
        return count(run, RowKeys.ofId(after) + "0", last);
    }

    /** The same from the first id on. */
    public long countUpTo(ObjectId run, BsonValue last) {
        return count(run, "", last);
    }

    private long count(ObjectId run, String from, BsonValue last) {
        var prefix = run.toHexString() + "/";
        return rows.countDocuments(
                Filters.and(Filters.gt("_id", prefix + from), Filters.lt("_id", prefix + RowKeys.ofId(last) + "0")));
    }

    boolean hasAny(ObjectId run) {
        return rows.find(of(run)).limit(1).first() != null;
    }

    /** Every conversion that those runs may have made of one document. */
    public List<FieldUpdate> ofDocument(List<ObjectId> runs, BsonValue document) {
        var found = new ArrayList<FieldUpdate>();
        for (var run : runs) {
            var prefix = run.toHexString() + "/" + RowKeys.ofId(document);
            rows.find(Filters.and(Filters.gt("_id", prefix + "/"), Filters.lt("_id", prefix + "0")))
                    .map(OriginalValues::change)
                    .into(found);
        }
        return found;
    }
}
