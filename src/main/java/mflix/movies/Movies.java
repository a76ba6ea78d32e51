package mflix.movies;

import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static mflix.mongo.TypeFilters.isText;

import com.mongodb.client.model.Accumulators;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mflix.mongo.CapabilityCache;
import mflix.mongo.bounds.BoundedCount;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The films, as stored. Documents are passed on with the fields a reply may hold; nothing in them is cast or repaired. */
@Singleton
public class Movies {
    private final MovieCollection movies;
    private final CapabilityCache server;

    @Inject
    public Movies(MovieCollection movies, CapabilityCache server) {
        this.movies = movies;
        this.server = server;
    }

    /** The films that answer a question. With a text and no text index this already reads the films. */
    MovieQuery matching(MovieRequest request) {
        return request.filter().hasText()
                ? searched(request.filter())
                : new FilteredQuery(movies, request.filter(), request.order(), request.after());
    }

    private MovieQuery searched(MovieFilter asked) {
        return server.capabilities().textSearch()
                ? new IndexedTextQuery(movies, asked)
                : new ScannedTextQuery(movies, asked);
    }

    /** One film; absent when there is none with that id. */
    public Optional<RawBsonDocument> film(ObjectId id) {
        return Optional.ofNullable(
                movies.find(eq("_id", id)).projection(MovieCollection.FIELDS).first());
    }

    /** The same within a time that is shorter than for other reads. */
    public Optional<RawBsonDocument> film(ObjectId id, Duration limit) {
        return Optional.ofNullable(movies.find(eq("_id", id), limit)
                .projection(MovieCollection.FIELDS)
                .first());
    }

    // region titles
    /** Id and title of every film of any of these countries, by title, then id; as many as are counted at most. */
    List<RawBsonDocument> titlesOf(List<String> countries) {
        return movies.find(in("countries", countries))
                .projection(include("title"))
                .sort(ascending("title", "_id"))
                .batchSize(BoundedCount.LIMIT)
                .limit(BoundedCount.LIMIT)
                .into(new ArrayList<>());
    }
    // endregion titles

    /** How many films have each value of an array field: rows {@code {_id, count}} by value; only texts, none that is empty. */
    List<RawBsonDocument> countsBy(String field) {
        return movies.aggregate(List.of(
                        project(include(field)),
                        unwind("$" + field),
                        match(isText(field)),
                        group("$" + field, Accumulators.sum("count", 1)),
                        sort(ascending("_id"))))
                .into(new ArrayList<>());
    }

    /** All matching films counted by each facet, which is counted without its own filter. */
    BsonDocument countByFacet(MovieFilter asked) {
        var counts = movies.aggregate(new FacetAggregation(asked).stages(selecting(asked.withoutFacets())))
                .first();
        return counts == null ? new BsonDocument() : FacetAggregation.inOrder(counts);
    }

    /** How many more films would match if what is sorted by, or has bounds, were a value of the right type in them; counted no further than others. */
    long leftOut(MovieRequest request) {
        var needed = request.needed();
        if (needed.isEmpty()) {
            return 0;
        }
        return movies.count(and(
                        selecting(request.filter().withoutLimits()),
                        or(needed.stream().map(MovieSort::absent).toList())))
                .count();
    }

    private Bson selecting(MovieFilter asked) {
        return asked.hasText() ? searched(asked).filter() : asked.conditions();
    }
}
