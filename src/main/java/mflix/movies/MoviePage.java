package mflix.movies;

import java.util.List;
import mflix.mongo.bounds.BoundedCount;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/**
 * One page of films with what was asked.
 *
 * @param movies as stored, in order
 * @param facets the member with the counts by bucket under each facet's name; none where none were asked for
 * @param total of all pages
 * @param next the place behind which the next page begins; empty at the end, and where only a page's number leads on
 * @param allWords the member with how many of them have every word of a text search; none for any other question
 */
record MoviePage(
        List<? extends BsonDocument> movies,
        BsonDocument facets,
        MovieRequest request,
        BoundedCount total,
        String next,
        BsonDocument allWords) {

    static MoviePage of(MovieQuery query, MovieRequest request) {
        var part = query.part(request.page());
        var next = part.hasMore() ? request.placeOfLast(part.films()).orElse("") : "";
        var allWords = new BsonDocument();
        query.withAllWords().ifPresent(count -> allWords.append("all_words", new BsonInt64(count)));
        return new MoviePage(part.films(), new BsonDocument(), request, part.total(), next, allWords);
    }

    MoviePage with(BsonDocument counts) {
        return new MoviePage(movies, new BsonDocument("facets", counts), request, total, next, allWords);
    }

    /** The counts over the films of this page alone. */
    BsonDocument countedHere() {
        return new BsonDocument(MovieFacet.RATING.parameter(), MovieFacet.RATING.countOf(movies))
                .append(MovieFacet.RUNTIME.parameter(), MovieFacet.RUNTIME.countOf(movies));
    }

    /** @param leftOut films that only lack a proper value of what is sorted by or has bounds */
    BsonDocument toDocument(long leftOut) {
        var document = new BsonDocument("movies", new BsonArray(movies));
        document.putAll(facets);
        document.append("page", new BsonInt32(request.page().page()))
                .append("filters", request.filter().applied());
        if (request.order().isAsked()) {
            document.append("sort", new BsonString(request.order().by().parameter()))
                    .append("order", new BsonString(request.order().isDescending() ? "desc" : "asc"));
        }
        total.appendTo(
                document.append("entries_per_page", new BsonInt32(request.page().entriesPerPage())));
        if (!next.isEmpty()) {
            document.append("next", new BsonString(next));
        }
        if (!request.needed().isEmpty()) {
            document.append("left_out", new BsonInt64(leftOut));
        }
        document.putAll(allWords);
        return document;
    }
}
