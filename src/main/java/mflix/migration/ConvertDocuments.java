package mflix.migration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** A MIGRATE run goes through the documents that still have the old shape. */
final class ConvertDocuments implements Work {
    private final Stores stores;
    private final Conversion conversion;
    private final MongoCollection<RawBsonDocument> documents;
    private final Converting converting;

    ConvertDocuments(Stores stores) {
        this.stores = stores;
        this.conversion = stores.conversion();
        this.documents = stores.storage().documents(conversion.collection());
        this.converting = new Converting(stores);
    }

    // The first pass cuts all documents, since walking the ids alone is the cheapest; a later one only what is left.
    @Override
    public List<Cutter.Source> sources(Run run, int pass) {
        if (!stores.hasCandidates()) {
            return List.of();
        }
        var which = pass == 1 ? new BsonDocument() : conversion.candidates();
        return List.of(new Cutter.Source(documents, which));
    }

    @Override
    public List<RawBsonDocument> read(Range range, int limit) {
        return documents
                .find(Filters.and(range.rest(), conversion.candidates()))
                .projection(Projections.include(conversion.field()))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public Counts apply(Run run, List<? extends BsonDocument> rows, Consumer<Milestone> listener) {
        var items = rows.stream()
                .map(row -> new Converting.Item(row.get("_id"), FieldPath.read(row, conversion.field())))
                .toList();
        return converting.convert(run.id(), items, listener);
    }
}
