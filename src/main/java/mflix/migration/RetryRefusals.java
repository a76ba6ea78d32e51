package mflix.migration;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;

/** A RETRY run goes through the open refusals that it has not looked at, and converts what the documents hold now. */
final class RetryRefusals implements Work {
    private final Stores stores;
    private final Conversion conversion;
    private final Refusals refusals;
    private final Converting converting;

    RetryRefusals(Stores stores) {
        this.conversion = stores.conversion();
        this.stores = stores;
        this.refusals = stores.refusals();
        this.converting = new Converting(stores);
    }

    @Override
    public List<Cutter.Source> sources(Run run, int pass) {
        return List.of(new Cutter.Source(refusals.rows(), refusals.toRetry(run.id())));
    }

    @Override
    public List<BsonDocument> read(Range range, int limit) {
        return refusals.rows()
                .find(Filters.and(range.rest(), refusals.toRetry(range.run())))
                .projection(Projections.include("document"))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public Counts apply(Run run, List<? extends BsonDocument> rows, Consumer<Milestone> listener) {
        var ids = rows.stream().map(row -> row.get("document")).toList();
        var items = stores.candidatesAmong(ids)
                .map(found -> new Converting.Item(found.get("_id"), FieldPath.read(found, conversion.field())))
                .into(new ArrayList<>());
        return converting.convert(run.id(), items, listener);
    }
}
