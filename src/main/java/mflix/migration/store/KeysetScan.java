package mflix.migration.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Reads what matches a filter in pages, by ascending id within each family of id types; keeps no cursor between pages. */
public final class KeysetScan<T extends BsonDocument> {
    /** Documents looked at together; large, since the embedded server reads its whole collection for each page. */
    public static final int LARGE_PAGE = 5000;

    private final MongoCollection<T> collection;
    private final Bson filter;
    private final Bson projection;

    /** The projection must include the id. */
    public KeysetScan(MongoCollection<T> collection, Bson filter, Bson projection) {
        this.collection = collection;
        this.filter = filter;
        this.projection = projection;
    }

    /** Hands over page by page, none of them empty, while the receiver returns true. Returns whether all was read. */
    public boolean read(int pageSize, Predicate<List<T>> receiver) {
        var families = new ArrayList<String>();
        var first = IdTypes.firstBeyond(collection, filter, families);
        while (first.isPresent()) {
            var family = IdTypes.familyOf(first.get());
            if (!readFamily(family, pageSize, receiver)) {
                return false;
            }
            families.add(family);
            first = IdTypes.firstBeyond(collection, filter, families);
        }
        return true;
    }

    private boolean readFamily(String family, int pageSize, Predicate<List<T>> receiver) {
        var ids = IdTypes.condition(family);
        while (true) {
            var page = collection
                    .find(Filters.and(Filters.eq("_id", ids), filter))
                    .projection(projection)
                    .sort(Sorts.ascending("_id"))
                    .limit(pageSize)
                    .into(new ArrayList<>());
            if (!page.isEmpty() && !receiver.test(page)) {
                return false;
            }
            if (page.size() < pageSize || IdTypes.isSingle(family)) {
                return true;
            }
            ids.append("$gt", page.get(page.size() - 1).get("_id"));
        }
    }
}
