package mflix.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A collection that looks up what its documents are sorted by once for each document. The library takes the paths apart and walks
 * them again at every comparison of two documents, which was half of the time of a list of films.
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
     * One field of an order. Of an array the element that comes first in it counts, and an array without elements is less than a missing
     * value, as in MongoDB; the library says of two of these that each is the lesser, which breaks some sorts off.
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
            return elements.isEmpty() ? NO_ELEMENT : Collections.min(elements, order);
        }

        private static int compare(Object one, Object other) {
            if (one == NO_ELEMENT || other == NO_ELEMENT) {
                return Boolean.compare(one != NO_ELEMENT, other != NO_ELEMENT);
            }
            return ValueComparator.ascWithoutListHandling().compare(one, other);
        }
    }
}
