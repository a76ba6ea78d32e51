package mflix.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A collection that looks up what its documents are sorted by once for each document. The library takes the paths apart and walks
 * them again at every comparison of two documents, which was most of the time of a sorted list.
 */
final class SortingCollection extends H2Collection {
    private static final Document EVERYTHING = new Document();

    SortingCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> figures,
            CursorRegistry cursors) {
        super(database, name, options, documents, figures, cursors);
    }

    @Override
    protected QueryResult matchDocumentsFromStream(
            Stream<Document> documents,
            Document query,
            Document order,
            int skip,
            int limit,
            int batchSize,
            Document fields) {
        if (deriveComparator(order) == null) { // in the order in which they are stored
            return super.matchDocumentsFromStream(documents, query, order, skip, limit, batchSize, fields);
        }
        var sorted = sorted(documents.filter(document -> documentMatchesQuery(document, query)), order);
        return super.matchDocumentsFromStream(EVERYTHING, sorted, skip, limit, batchSize, null, fields);
    }

    private static Stream<Document> sorted(Stream<Document> documents, Document order) {
        var keys = order.entrySet().stream()
                .map(entry -> new SortKey(entry.getKey(), ((Number) entry.getValue()).intValue() > 0))
                .toList();
        return documents
                .map(document -> new Entry(
                        document, keys.stream().map(key -> key.of(document)).toList()))
                .sorted((one, other) -> compare(keys, one.values, other.values))
                .map(Entry::document);
    }

    private static int compare(List<SortKey> keys, List<Object> values, List<Object> others) {
        var result = 0;
        for (var at = 0; result == 0 && at < keys.size(); at++) {
            result = keys.get(at).order().compare(values.get(at), others.get(at));
        }
        return result;
    }

    private record Entry(Document document, List<Object> values) {}

    /**
     * One field of an order. As in MongoDB an array counts as its least element, or its greatest in a descending order, and an array without
     * elements is less than a missing value. Of two of these the library says that each is the lesser, which ends some sorts with an error.
     */
    private record SortKey(String path, Comparator<Object> order) {
        private static final Object NO_ELEMENT = new Object();

        SortKey(String path, boolean isAscending) {
            this(path, isAscending ? SortKey::compare : Collections.reverseOrder(SortKey::compare));
        }

        Object of(Document document) {
            var value = Utils.getSubdocumentValueCollectionAware(document, path);
            if (!(value instanceof Collection<?> elements)) {
                return value;
            }
            return elements.isEmpty() ? ofNoElements(document) : Collections.min(elements, order);
        }

        // an array on the way to the field has no element in which the field could be: it is missing
        private Object ofNoElements(Document document) {
            var value = Utils.getSubdocumentValue(document, path);
            return value instanceof Collection ? NO_ELEMENT : value;
        }

        private static int compare(Object one, Object other) {
            var byRank = Integer.compare(rank(one), rank(other));
            return byRank != 0 || one == NO_ELEMENT
                    ? byRank
                    : ValueComparator.ascWithoutListHandling().compare(one, other);
        }

        private static int rank(Object value) {
            return value instanceof MinKey ? 0 : value == NO_ELEMENT ? 1 : 2;
        }
    }
}
