package mflix.movies;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mflix.request.QueryParameters;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;

/**
 * Bounds of the year and of the rating. Only numbers lie within bounds: a year or a rating that is a text does not.
 *
 * @param given the values under the parameters' names
 */
record MovieLimits(BsonDocument given) {
    static final Set<String> PARAMETERS = new LinkedHashSet<>(List.of("year_from", "year_to", "imdb_rating_from"));
    private static final int NONE = -1;

    /** Reads the bounds; bad values are collected in the parameters. */
    static MovieLimits of(QueryParameters parameters) {
        var from = parameters.wholeNumber("year_from", 0, 9999, NONE);
        var to = parameters.wholeNumber("year_to", 0, 9999, NONE);
        if (to != NONE && to < from) {
            parameters.refuse("year_to", String.valueOf(to), "at least year_from");
        }
        var given = new BsonDocument();
        if (from != NONE) {
            given.append("year_from", new BsonInt32(from));
        }
        if (to != NONE) {
            given.append("year_to", new BsonInt32(to));
        }
        parameters
                .decimal("imdb_rating_from", 0, 10)
                .ifPresent(rating -> given.append("imdb_rating_from", new BsonDouble(rating)));
        return new MovieLimits(given);
    }

    List<Bson> conditions() {
        var conditions = new ArrayList<Bson>();
        if (given.containsKey("year_from")) {
            conditions.add(gte("year", given.get("year_from")));
        }
        if (given.containsKey("year_to")) {
            conditions.add(lte("year", given.get("year_to")));
        }
        if (given.containsKey("imdb_rating_from")) {
            conditions.add(gte("imdb.rating", given.get("imdb_rating_from")));
        }
        return conditions;
    }

    /** What a film must have a number for to lie within them. */
    Stream<MovieSort> needed() {
        var years = given.containsKey("year_from") || given.containsKey("year_to");
        return Stream.concat(
                years ? Stream.of(MovieSort.YEAR) : Stream.empty(),
                given.containsKey("imdb_rating_from") ? Stream.of(MovieSort.RATING) : Stream.empty());
    }

    MovieLimits withoutYears() {
        var rest = given.clone();
        rest.remove("year_from");
        rest.remove("year_to");
        return new MovieLimits(rest);
    }
}
