package mflix.movies;

import static com.mongodb.client.model.Aggregates.facet;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Facet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mflix.mongo.CapabilityCache;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/** The films, as stored. Documents are passed on with the fields a reply may hold; nothing in them is cast or repaired. */
@Singleton
public class Movies {
    private static final int ALL_AT_ONCE = 100_000;

    private final MovieCollection movies;
    private final CapabilityCache server;

    @Inject
    public Movies(MovieCollection movies, CapabilityCache server) {
        this.movies = movies;
        this.server = server;
    }

    /** The films that answer a question. With a text and no text index this already reads the films. */
    MovieMatches matching(MovieFilter asked) {
        if (!asked.hasText()) {
            return new ListedMatches(movies, asked);
        }
        return server.capabilities().textSearch()
                ? new IndexedTextMatches(movies, asked)
                : new ScannedTextMatches(movies, asked);
    }

    /** One film; absent when there is none with that id. */
    Optional<RawBsonDocument> film(ObjectId id) {
        return Optional.ofNullable(
                movies.find(eq("_id", id)).projection(MovieCollection.FIELDS).first());
    }

    /** Id and title of every film of any of these countries, by title, then id. */
    List<RawBsonDocument> titlesOf(List<String> countries) {
        return movies.find(in("countries", countries))
                .projection(include("title"))
                .sort(ascending("title", "_id"))
                .batchSize(ALL_AT_ONCE)
                .into(new ArrayList<>());
    }

    /** How many films have each value of an array field: rows {@code {_id, count}} by value; only texts, none that is empty. */
    List<RawBsonDocument> countsBy(String field) {
        return movies.aggregate(List.of(
                        project(include(field)),
                        unwind("$" + field),
                        match(and(type(field, BsonType.STRING), ne(field, ""))),
                        group("$" + field, Accumulators.sum("count", 1)),
                        sort(ascending("_id"))))
                .into(new ArrayList<>());
    }

    /** The matching films counted by the buckets of each facet. */
    BsonDocument countByFacet(MovieMatches matches) {
        var facets = Arrays.stream(MovieFacet.values())
                .map(facet -> new Facet(facet.parameter(), facet.countAtServer()))
                .toList();
        var counts = movies.aggregate(List.of(
                        match(matches.filter()),
                        project(include(MovieFacet.RATING.field(), MovieFacet.RUNTIME.field())),
                        facet(facets)))
                .first();
        return counts == null ? new BsonDocument() : inOrder(counts);
    }

    // By the server's order numbers come before texts in each facet; the facets themselves come in any order.
    private static BsonDocument inOrder(BsonDocument counts) {
        var ordered = new BsonDocument();
        for (var facet : MovieFacet.values()) {
            ordered.append(facet.parameter(), counts.get(facet.parameter()));
        }
        return ordered;
    }
}
