package mflix.status.checks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import mflix.status.checks.SiteClient.SiteReply;
import org.bson.types.ObjectId;

/** Reads lists of films over HTTP and parses them. */
@Singleton
class FilmReplies {
    static final int LARGEST_PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final SiteClient site;

    @Inject
    FilmReplies(SiteClient site) {
        this.site = site;
    }

    /** A page of a list: the films, and the members beside them. */
    record Page(List<JsonObject> films, JsonObject reply) {
        long total() {
            return reply.containsKey("total_results")
                    ? reply.getJsonNumber("total_results").longValue()
                    : -1;
        }

        /** The total is that of all; above the limit of counts it is the limit. */
        boolean isCounted() {
            return !reply.containsKey("total_is_exact");
        }

        List<String> ids() {
            return films.stream().map(FilmReplies::id).toList();
        }
    }

    /** @param path with its query */
    Page page(String path) {
        var reply = site.get(path);
        requireAnswered(reply, path);
        return new Page(objects(reply.json().getJsonArray("movies")), reply.json());
    }

    /** The pages of a list, as many as its own total requires, at most 100. */
    List<JsonObject> all(String path) {
        var films = new ArrayList<JsonObject>();
        var separator = path.contains("?") ? "&" : "?";
        var pages = 1L;
        for (long number = 0; number < pages; number++) {
            var page = page(path + separator + "entries_per_page=" + LARGEST_PAGE + "&page=" + number);
            films.addAll(page.films());
            pages = Math.min(MOST_PAGES, (page.total() + LARGEST_PAGE - 1) / LARGEST_PAGE);
        }
        return films;
    }

    static void requireAnswered(SiteReply reply, String path) {
        if (reply.status() != 200) {
            throw new CheckRun.Unmet(
                    "The site answered " + reply.status() + " to GET " + path.replaceFirst("\\?.*", "") + ".");
        }
    }

    static List<JsonObject> objects(JsonArray array) {
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }

    /** An id of any type: of an ObjectId its 24 digits, of another type its JSON. */
    static String id(JsonObject row) {
        return row.get("_id") instanceof JsonString text ? text.getString() : String.valueOf(row.get("_id"));
    }

    /** Lists show every film; the API opens those whose id is an ObjectId. */
    static boolean isOpened(String id) {
        return ObjectId.isValid(id);
    }

    /** The texts of an array; what is no text is left out. */
    static List<String> texts(JsonObject film, String field) {
        var value = film.get(field);
        return value == null || value.getValueType() != JsonValue.ValueType.ARRAY
                ? List.of()
                : value.asJsonArray().stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .toList();
    }
}
