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
import java.util.stream.Stream;
import mflix.request.QueryParameters;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Which films are asked for: all of the members that are given, any of the values within one. Values are literals.
 *
 * @param text a full-text search; empty when none
 * @param lists the values by parameter, in a fixed order; a parameter that was not given has none
 */
record MovieFilter(String text, Map<String, List<String>> lists, MovieLimits limits) {

    /** The facets whose values are elements of a field: the field by the parameter. */
    static final Map<String, String> NAMED_FACETS = ordered("genre", "genres", "countries", "countries");

    /** The facet of years; its parameters are bounds. */
    static final String YEAR = "year";

    private static final Map<String, String> FIELDS = ordered(
            "cast",
            "cast",
            "directors",
            "directors",
            "writers",
            "writers",
            "genre",
            "genres",
            "countries",
            "countries");

    private static final Set<String> CREDITS = Set.of("directors", "writers");

    static final Set<String> REPEATABLE = repeatable();

    private static Map<String, String> ordered(String... namesAndFields) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndFields.length; i += 2) {
            map.put(namesAndFields[i], namesAndFields[i + 1]);
        }
        return map;
    }

    private static Set<String> repeatable() {
        var names = new LinkedHashSet<>(FIELDS.keySet());
        names.add(MovieFacet.RUNTIME.parameter());
        names.add(MovieFacet.RATING.parameter());
        return names;
    }

    /** Reads the filter; bad values are collected in the parameters. */
    static MovieFilter of(QueryParameters parameters) {
        var lists = new LinkedHashMap<String, List<String>>();
        // as sent, where a stored name may begin with a blank; credits may hold a long remark in brackets
        for (var name : FIELDS.keySet()) {
            lists.put(name, parameters.exactTexts(name, CREDITS.contains(name) ? 200 : 100));
        }
        lists.put("runtime", buckets(parameters, MovieFacet.RUNTIME));
        lists.put("rating", buckets(parameters, MovieFacet.RATING));
        return new MovieFilter(parameters.text("text", 200).orElse(""), lists, MovieLimits.of(parameters));
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    /** No filter is given: every film. */
    boolean isEmpty() {
        return !hasText()
                && lists.values().stream().allMatch(List::isEmpty)
                && limits.given().isEmpty();
    }

    /** The conditions beside the text. */
    Bson conditions() {
        var conditions = new ArrayList<Bson>();
        FIELDS.forEach((name, field) -> {
            if (!lists.get(name).isEmpty()) {
                conditions.add(in(field, withAndWithoutBlanks(lists.get(name))));
            }
        });
        for (var facet : List.of(MovieFacet.RUNTIME, MovieFacet.RATING)) {
            if (!lists.get(facet.parameter()).isEmpty()) {
                conditions.add(facet.anyOf(lists.get(facet.parameter())));
            }
        }
        conditions.addAll(limits.conditions());
        return conditions.isEmpty() ? empty() : and(conditions);
    }

    /** The same values, and each without the blanks around it. */
    static List<String> withAndWithoutBlanks(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value, value.strip()))
                .distinct()
                .toList();
    }

    /** What was applied, under the parameters' names, so that a client can ask again; of directors and writers as they were sent, of the others without the blanks around them. */
    BsonDocument applied() {
        var applied = new BsonDocument();
        if (hasText()) {
            applied.append("text", new BsonString(text));
        }
        lists.forEach((name, values) -> {
            if (!values.isEmpty()) {
                applied.append(
                        name,
                        new BsonArray(echoed(name, values).map(BsonString::new).toList()));
            }
        });
        applied.putAll(limits.given());
        return applied;
    }

    private static Stream<String> echoed(String name, List<String> values) {
        return CREDITS.contains(name)
                ? values.stream()
                : values.stream().map(String::strip).distinct();
    }

    /** The same question without any facet. */
    MovieFilter withoutFacets() {
        var rest = new LinkedHashMap<>(lists);
        facets().forEach(facet -> rest.computeIfPresent(facet, (name, values) -> List.of()));
        return new MovieFilter(text, rest, limits.withoutYears());
    }

    // region facets-without
    /** The facets alone, but for that one. */
    MovieFilter facetsWithout(String facet) {
        var rest = new LinkedHashMap<>(lists);
        rest.replaceAll((name, values) -> facets().contains(name) && !name.equals(facet) ? values : List.<String>of());
        var years = facet.equals(YEAR) ? new BsonDocument() : limits.given().clone();
        years.remove("imdb_rating_from");
        return new MovieFilter("", rest, new MovieLimits(years));
    }
    // endregion facets-without

    /** The same question without bounds. */
    MovieFilter withoutLimits() {
        return new MovieFilter(text, lists, new MovieLimits(new BsonDocument()));
    }

    private static Set<String> facets() {
        var names = new LinkedHashSet<>(NAMED_FACETS.keySet());
        names.add(MovieFacet.RUNTIME.parameter());
        names.add(MovieFacet.RATING.parameter());
        return names;
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
