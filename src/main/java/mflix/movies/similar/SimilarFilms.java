package mflix.movies.similar;

import static com.mongodb.client.model.Aggregates.addFields;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.model.Field;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.mongo.bounds.BoundedCount;
import mflix.movies.MovieCollection;
import mflix.movies.Movies;
import mflix.problem.Problem;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Films that have people or genres in common with a film, found by one aggregation. Somebody in common finds a film of any year;
 * a genre alone finds those of the ten years before and after.
 */
@Singleton
public class SimilarFilms {
    private static final int NEAR_YEARS = 10;
    private static final Map<String, Integer> WEIGHTS = weights();

    private final Movies films;
    private final MovieCollection movies;

    @Inject
    public SimilarFilms(Movies films, MovieCollection movies) {
        this.films = films;
        this.movies = movies;
    }

    private static Map<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put("directors", 4);
        weights.put("cast", 3);
        weights.put("writers", 2);
        weights.put("genres", 1);
        return weights;
    }

    /** {@code {movies: [{…, score, shared}], total_results}}: the most in common first; NOT_FOUND when there is no such film. */
    public BsonDocument to(ObjectId id, int most) {
        var film = films.film(id).orElseThrow(() -> Problem.notFound("There is no film with the id " + id + "."));
        var ways = ways(film);
        var found = ways.isEmpty()
                ? List.<BsonDocument>of()
                : movies.aggregate(stages(film, ways, most)).into(new ArrayList<>());
        return new BsonDocument("movies", new BsonArray(found)).append("total_results", new BsonInt32(found.size()));
    }

    private static List<Bson> stages(BsonDocument film, List<Bson> ways, int most) {
        var shared = new Document();
        WEIGHTS.keySet().forEach(field -> shared.append(field, inCommon(film, field)));
        return List.of(
                match(and(ne("_id", film.get("_id")), or(ways))),
                limit(BoundedCount.LIMIT),
                addFields(new Field<>("shared", shared)),
                addFields(new Field<>("score", new Document("$add", points(film)))),
                sort(orderBy(descending("score", "tomatoes.viewer.numReviews"), ascending("_id"))),
                limit(most),
                project(fields(MovieCollection.FIELDS, include("score", "shared"))));
    }

    /** What both films have, as the database would find it. */
    static BsonDocument shared(BsonDocument film, BsonDocument other) {
        var shared = new BsonDocument();
        WEIGHTS.keySet().forEach(field -> {
            var common = new ArrayList<>(texts(film, field));
            common.retainAll(texts(other, field));
            shared.append(field, new BsonArray(common));
        });
        return shared;
    }

    // Each has an index of its own.
    private static List<Bson> ways(BsonDocument film) {
        var ways = new ArrayList<Bson>();
        for (var field : List.of("directors", "cast", "writers")) {
            if (!texts(film, field).isEmpty()) {
                ways.add(in(field, texts(film, field)));
            }
        }
        if (!texts(film, "genres").isEmpty() && hasYear(film)) {
            ways.add(and(
                    in("genres", texts(film, "genres")),
                    gte("year", year(film) - NEAR_YEARS),
                    lte("year", year(film) + NEAR_YEARS)));
        }
        return ways;
    }

    private static Document inCommon(BsonDocument film, String field) {
        var theirs = new Document("$cond", List.of(new Document("$isArray", "$" + field), "$" + field, List.of()));
        var ours = new Document("$literal", new BsonArray(texts(film, field)));
        return new Document("$setIntersection", List.of(theirs, ours));
    }

    private static List<Document> points(BsonDocument film) {
        var points = new ArrayList<Document>();
        WEIGHTS.forEach((field, weight) ->
                points.add(new Document("$multiply", List.of(weight, new Document("$size", "$shared." + field)))));
        if (hasYear(film)) { // a text is above every number, nothing is below
            var near = new Document(
                    "$and",
                    List.of(
                            new Document("$gte", List.of("$year", year(film) - NEAR_YEARS)),
                            new Document("$lte", List.of("$year", year(film) + NEAR_YEARS))));
            points.add(new Document("$cond", List.of(near, 1, 0)));
        }
        return points;
    }

    private static List<BsonValue> texts(BsonDocument film, String field) {
        return film.isArray(field)
                ? film.getArray(field).stream()
                        .filter(BsonValue::isString)
                        .distinct()
                        .toList()
                : List.of();
    }

    private static boolean hasYear(BsonDocument film) {
        return film.isNumber("year");
    }

    private static int year(BsonDocument film) {
        return film.getNumber("year").intValue();
    }
}
