package mflix.movies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.in;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.request.QueryParameters;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Which films are asked for: all of the members that are given, any of the values within one. Values are literals.
 *
 * @param text a full-text search; empty when none
 */
record MovieFilter(
        String text,
        List<String> cast,
        List<String> genre,
        List<String> countries,
        List<String> runtime,
        List<String> rating) {

    static final Set<String> REPEATABLE =
            new LinkedHashSet<>(List.of("cast", "genre", "countries", "runtime", "rating"));

    /** Reads the filter; bad values are collected in the parameters. */
    static MovieFilter of(QueryParameters parameters) {
        return new MovieFilter(
                parameters.text("text", 200).orElse(""),
                parameters.texts("cast", 100),
                parameters.texts("genre", 100),
                parameters.texts("countries", 100),
                buckets(parameters, MovieFacet.RUNTIME),
                buckets(parameters, MovieFacet.RATING));
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    /** No filter is given: every film. */
    boolean isEmpty() {
        return !hasText() && lists().values().stream().allMatch(List::isEmpty);
    }

    /** The conditions beside the text. */
    Bson conditions() {
        var conditions = new ArrayList<Bson>();
        add(conditions, "cast", cast);
        add(conditions, "genres", genre);
        add(conditions, "countries", countries);
        if (!runtime.isEmpty()) {
            conditions.add(MovieFacet.RUNTIME.anyOf(runtime));
        }
        if (!rating.isEmpty()) {
            conditions.add(MovieFacet.RATING.anyOf(rating));
        }
        return conditions.isEmpty() ? empty() : and(conditions);
    }

    /** What was applied, under the parameters' names, so that a client can ask again. */
    BsonDocument applied() {
        var applied = new BsonDocument();
        if (hasText()) {
            applied.append("text", new BsonString(text));
        }
        lists().forEach((name, values) -> {
            if (!values.isEmpty()) {
                applied.append(
                        name, new BsonArray(values.stream().map(BsonString::new).toList()));
            }
        });
        return applied;
    }

    private Map<String, List<String>> lists() {
        var lists = new LinkedHashMap<String, List<String>>();
        lists.put("cast", cast);
        lists.put("genre", genre);
        lists.put("countries", countries);
        lists.put("runtime", runtime);
        lists.put("rating", rating);
        return lists;
    }

    private static void add(List<Bson> conditions, String field, List<String> values) {
        if (!values.isEmpty()) {
            conditions.add(in(field, values));
        }
    }

    private static List<String> buckets(QueryParameters parameters, MovieFacet facet) {
        var asked = parameters.texts(facet.parameter(), 100);
        asked.stream()
                .filter(name -> !facet.buckets().contains(name))
                .forEach(name ->
                        parameters.refuse(facet.parameter(), name, "one of " + String.join(", ", facet.buckets())));
        return asked;
    }
}
