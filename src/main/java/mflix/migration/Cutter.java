package mflix.migration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Cuts what matches a filter into stretches of ids. Reads ids only. */
final class Cutter {
    private final MongoCollection<? extends BsonDocument> collection;
    private final Bson filter;
    private final int size;

    /** A stretch: above {@code after} (absent at the first id of a family of types) up to {@code upTo}, with so many documents. */
    record Cut(Optional<BsonValue> after, BsonValue upTo, long documents) {}

    Cutter(MongoCollection<? extends BsonDocument> collection, Bson filter, int size) {
        this.collection = collection;
        this.filter = filter;
        this.size = size;
    }

    List<Cut> cut() {
        var cuts = new ArrayList<Cut>();
        var families = new ArrayList<String>();
        var first = IdTypes.firstBeyond(collection, filter, families);
        while (first.isPresent()) {
            cutFamily(first.get(), cuts);
            families.add(IdTypes.familyOf(first.get()));
            first = IdTypes.firstBeyond(collection, filter, families);
        }
        return cuts;
    }

    private void cutFamily(BsonValue first, List<Cut> cuts) {
        Optional<BsonValue> after = Optional.empty();
        while (true) {
            var rest = Filters.and(
                    after.map(id -> Filters.gt("_id", id)).orElseGet(() -> Filters.gte("_id", first)), filter);
            var end = id(rest, Sorts.ascending("_id"), size - 1);
            if (end.isEmpty()) {
                closeFamily(rest, after, cuts);
                return;
            }
            cuts.add(new Cut(after, end.get(), size));
            after = end;
        }
    }

    // Closed at the highest id there is now, so that a run ends; what arrives later belongs to the next pass.
    private void closeFamily(Bson rest, Optional<BsonValue> after, List<Cut> cuts) {
        id(rest, Sorts.descending("_id"), 0)
                .ifPresent(last -> cuts.add(new Cut(after, last, collection.countDocuments(rest))));
    }

    private Optional<BsonValue> id(Bson wanted, Bson order, int skip) {
        return Optional.ofNullable(collection
                        .find(wanted)
                        .projection(Projections.include("_id"))
                        .sort(order)
                        .skip(skip)
                        .limit(1)
                        .first())
                .map(document -> document.get("_id"));
    }
}
