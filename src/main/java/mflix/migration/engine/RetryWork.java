package mflix.migration.engine;

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
import mflix.migration.store.RefusedValues;
import mflix.migration.store.Run;
import org.bson.BsonDocument;

/** A RETRY run goes through the open refusals that it has not looked at, and converts what the documents hold now. */
final class RetryWork implements RunWork {
    private final MigrationStores stores;
    private final Conversion conversion;
    private final RefusedValues refusals;
    private final BatchConverter converting;

    RetryWork(MigrationStores stores) {
        this.conversion = stores.conversion();
        this.stores = stores;
        this.refusals = stores.refusals();
        this.converting = new BatchConverter(stores);
    }

    @Override
    public List<RangeSplitter.Source> sources(Run run, int pass) {
        return List.of(new RangeSplitter.Source(refusals.rows(), refusals.toRetry(run.id())));
    }

    @Override
    public List<BsonDocument> read(IdRange range, int limit) {
        return refusals.rows()
                .find(Filters.and(range.rest(), refusals.toRetry(range.run())))
                .projection(Projections.include("document"))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public BatchCounts apply(Run run, List<? extends BsonDocument> rows, Consumer<BatchMoment> listener) {
        var ids = rows.stream().map(row -> row.get("document")).toList();
        var items = stores.candidatesAmong(ids)
                .map(found -> new BatchConverter.Item(found.get("_id"), FieldPath.read(found, conversion.field())))
                .into(new ArrayList<>());
        return converting.convert(run.id(), items, listener);
    }
}
