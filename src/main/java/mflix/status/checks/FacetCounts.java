package mflix.status.checks;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The buckets of a facet, counted again from the films themselves: by lower bound, and {@code other} for everything else. */
final class FacetCounts {
    private static final List<Integer> RUNTIMES = List.of(0, 60, 90, 120, 180);
    private static final List<Integer> RATINGS = List.of(0, 50, 70, 90, 100);

    private FacetCounts() {}

    static Map<String, Long> runtimes(List<JsonObject> films) {
        return counted(films, "runtime", RUNTIMES);
    }

    static Map<String, Long> ratings(List<JsonObject> films) {
        return counted(films, "metacritic", RATINGS);
    }

    /** The buckets in a reply. */
    static Map<String, Long> shown(JsonObject reply, String facet) {
        var shown = new TreeMap<String, Long>();
        for (var bucket : buckets(reply, facet)) {
            shown.put(
                    bucket.get("_id").toString().replace("\"", ""),
                    bucket.getJsonNumber("count").longValue());
        }
        return shown;
    }

    static long sum(JsonObject reply, String facet) {
        return shown(reply, facet).values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<JsonObject> buckets(JsonObject reply, String facet) {
        var facets = reply.getJsonObject("facets");
        return facets == null ? List.of() : FilmReplies.objects(facets.getJsonArray(facet));
    }

    private static Map<String, Long> counted(List<JsonObject> films, String field, List<Integer> bounds) {
        var counted = new TreeMap<String, Long>();
        films.forEach(film -> counted.merge(bucket(film, field, bounds), 1L, Long::sum));
        return counted;
    }

    private static String bucket(JsonObject film, String field, List<Integer> bounds) {
        if (film.get(field) instanceof JsonNumber number) {
            var value = number.doubleValue();
            for (int i = 0; i < bounds.size() - 1; i++) {
                if (value >= bounds.get(i) && value < bounds.get(i + 1)) {
                    return String.valueOf(bounds.get(i));
                }
            }
        }
        return "other";
    }
}
