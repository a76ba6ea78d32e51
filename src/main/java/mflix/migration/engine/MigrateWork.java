package mflix.migration.engine;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.FieldPath;
import mflix.migration.store.BatchCounts;
import mflix.migration.store.IdRange;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** A MIGRATE run goes through the documents that still have the old shape. */
final class MigrateWork implements RunWork {
    private final MigrationStores stores;
    private final Conversion conversion;
    private final MongoCollection<RawBsonDocument> documents;
    private final BatchConverter converting;

    MigrateWork(MigrationStores stores) {
        this.stores = stores;
        this.conversion = stores.conversion();
        this.documents = stores.storage().documents(conversion.collection());
        this.converting = new BatchConverter(stores);
    }

    // The first pass cuts all documents, since walking the ids alone is the cheapest; a later one only what is left.
    @Override
    public List<RangeSplitter.Source> sources(Run run, int pass) {
        if (!stores.hasCandidates()) {
            return List.of();
        }
        var which = pass == 1 ? new BsonDocument() : conversion.candidates();
        return List.of(new RangeSplitter.Source(documents, which));
    }

    @Override
    public List<RawBsonDocument> read(IdRange range, int limit) {
        return documents
                .find(Filters.and(range.rest(), conversion.candidates()))
                .projection(Projections.include(conversion.field()))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** The candidates that are left in a stretch of ids, one batch after the other. */
    BatchCounts convertAll(Run run, Bson stretch, Consumer<BatchMoment> listener) {
        var counts = BatchCounts.NONE;
        var rows = new ArrayList<RawBsonDocument>();
        for (var row : documents
                .find(Filters.and(stretch, conversion.candidates()))
                .projection(Projections.include(conversion.field()))
                .batchSize(run.options().batchSize())) {
            rows.add(row);
            if (rows.size() == run.options().batchSize()) {
                counts = counts.plus(apply(run, rows, listener));
                rows.clear();
            }
        }
        return rows.isEmpty() ? counts : counts.plus(apply(run, rows, listener));
    }

    @Override
    public BatchCounts apply(Run run, List<? extends BsonDocument> rows, Consumer<BatchMoment> listener) {
        var items = rows.stream()
                .map(row -> new BatchConverter.Item(row.get("_id"), FieldPath.read(row, conversion.field())))
                .toList();
        return converting.convert(run.id(), items, listener);
    }
}
