package mflix.movies;

import java.util.List;
import mflix.request.PageRequest;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;

/**
 * One page of films with what was asked.
 *
 * @param movies as stored, in order
 * @param facets counts by bucket under each facet's name; {@code null} where none were asked for
 * @param total of all pages
 */
record MoviePage(
        List<? extends BsonDocument> movies, BsonDocument facets, PageRequest page, MovieFilter filter, long total) {

    static MoviePage of(MovieMatches matches, MovieQuery query) {
        return new MoviePage(matches.page(query.page()), null, query.page(), query.filter(), matches.total());
    }

    MoviePage with(BsonDocument counts) {
        return new MoviePage(movies, counts, page, filter, total);
    }

    /** The counts over the films of this page alone. */
    BsonDocument countedHere() {
        return new BsonDocument(MovieFacet.RATING.parameter(), MovieFacet.RATING.countOf(movies))
                .append(MovieFacet.RUNTIME.parameter(), MovieFacet.RUNTIME.countOf(movies));
    }

    BsonDocument toDocument() {
        var document = new BsonDocument("movies", new BsonArray(movies));
        if (facets != null) {
            document.append("facets", facets);
        }
        return document.append("page", new BsonInt32(page.page()))
                .append("filters", filter.applied())
                .append("entries_per_page", new BsonInt32(page.entriesPerPage()))
                .append("total_results", new BsonInt64(total));
    }
}
