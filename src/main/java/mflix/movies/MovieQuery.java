package mflix.movies;

import java.util.List;
import java.util.OptionalLong;
import mflix.mongo.bounds.BoundedCount;
import mflix.request.PageRequest;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The films that answer a question, in the defined order. Each method queries the database.
 *
 * <p>{@link Movies#matching} chooses: {@link FilteredQuery} without a text, {@link IndexedTextQuery} for a text where the database has
 * the text index, {@link ScannedTextQuery} where it has none. The conditions of all three are those of {@link MovieFilter}.
 */
interface MovieQuery {

    /** How many there are. */
    BoundedCount total();

    /** One page of them as stored, short or empty at the end. */
    List<? extends BsonDocument> page(PageRequest page);

    /** The page with the number of all. A page that is not full says itself how many there are. */
    default ResultPart part(PageRequest page) {
        var films = page(page);
        var isLast = films.size() < page.entriesPerPage() && (page.page() == 0 || !films.isEmpty());
        var total = isLast ? BoundedCount.exactly(page.skip() + films.size()) : total();
        return new ResultPart(films, total, !total.isExact() || page.skip() + films.size() < total.count());
    }

    /**
     * A page of the films.
     *
     * @param total of all pages
     * @param hasMore behind this page
     */
    record ResultPart(List<? extends BsonDocument> films, BoundedCount total, boolean hasMore) {}

    /** How many have all words of a text search; empty unless it is two words or more and nothing else. */
    default OptionalLong withAllWords() {
        return OptionalLong.empty();
    }

    /** A filter that selects all of them. */
    Bson filter();
}
