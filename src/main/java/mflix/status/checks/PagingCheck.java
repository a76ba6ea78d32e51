package mflix.status.checks;

import static com.mongodb.client.model.Filters.regex;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.bson.Document;

/** Pages of the list, of a genre and of a text search: right sizes, nothing twice, in order, the same total on each. */
@Singleton
class PagingCheck {
    private static final int PAGE = 20;
    private static final long HIGHEST_NUMBER = 10_000;
    private static final int FIRST_PAGES = 5;

    private final FilmReplies films;
    private final StoredData stored;

    @Inject
    PagingCheck(FilmReplies films, StoredData stored) {
        this.films = films;
        this.stored = stored;
    }

    CheckFinding paging(CheckRun run) {
        var total = stored.films(new Document());
        run.saw("films", total);
        if (total <= PAGE) {
            return run.notApplicable("There are " + total + " films; it takes more than " + PAGE + " to turn a page.");
        }
        requireInOrder(run, "list", "/movies?", PagingCheck::reviews);
        stored.mostFrequentGenre()
                .ifPresent(genre -> requireInOrder(
                        run, "genre", "/movies/search?genre=" + SiteClient.encoded(genre) + "&", PagingCheck::reviews));
        stored.someFilm(regex("title", "^[A-Za-z]{5,20}"), "title")
                .filter(film -> film.get("title") instanceof String)
                .map(film -> film.getString("title").replaceFirst("[^A-Za-z].*", ""))
                .ifPresent(word -> requireInOrder(
                        run,
                        "text",
                        "/movies/search?text=" + SiteClient.encoded(word) + "&",
                        film -> film.getJsonNumber("score").doubleValue()));
        return run.passed(
                "Pages of the list, of a genre and of a search hold each film once, in order, with one total.");
    }

    // A film that is added meanwhile moves pages once.
    private void requireInOrder(CheckRun run, String name, String path, ToDoubleFunction<JsonObject> rank) {
        run.saw(name, films.page(path + "page=0").total());
        if (!problems(path, rank).isEmpty()) {
            var wrong = problems(path, rank);
            run.require(wrong.isEmpty(), "Turning the pages of the " + name + ": " + String.join("; ", wrong) + ".");
        }
    }

    private List<String> problems(String path, ToDoubleFunction<JsonObject> rank) {
        var problems = new ArrayList<String>();
        var first = films.page(path + "page=0");
        var total = first.total();
        var lastPage = Math.min(HIGHEST_NUMBER - 1, Math.max(0, (total - 1) / PAGE));
        var seen = new HashSet<String>();
        var pages = LongStream.concat(LongStream.range(0, Math.min(FIRST_PAGES, lastPage)), LongStream.of(lastPage))
                .toArray();
        for (var number : pages) {
            var page = films.page(path + "page=" + number);
            var size = Math.max(0, Math.min(PAGE, total - number * PAGE));
            if (page.films().size() != size || page.total() != total) {
                problems.add("page " + number + " has " + page.films().size() + " films of " + page.total());
            }
            page.ids().stream().filter(id -> !seen.add(id)).forEach(id -> problems.add("a film is there twice"));
            problems.addAll(disorder(page.films(), rank));
        }
        var after = films.page(path + "page=" + (lastPage + 1));
        var isEnd = first.isCounted() && (lastPage + 1) * PAGE >= total;
        if (isEnd && (!after.films().isEmpty() || after.total() != total)) {
            problems.add("the page after the last is not empty, or has another total");
        }
        return problems;
    }

    private static List<String> disorder(List<JsonObject> page, ToDoubleFunction<JsonObject> rank) {
        for (int i = 1; i < page.size(); i++) {
            var before = page.get(i - 1);
            var order = Double.compare(rank.applyAsDouble(page.get(i)), rank.applyAsDouble(before));
            if (order > 0 || (order == 0 && !areInOrder(FilmReplies.id(before), FilmReplies.id(page.get(i))))) {
                return List.of("films are not in order");
            }
        }
        return List.of();
    }

    // The order of ids of other types cannot be seen from their JSON.
    private static boolean areInOrder(String id, String next) {
        return !FilmReplies.isOpened(id) || !FilmReplies.isOpened(next) || id.compareTo(next) <= 0;
    }

    private static double reviews(JsonObject film) {
        var value = member(member(member(film, "tomatoes"), "viewer"), "numReviews");
        return value instanceof JsonNumber number ? number.doubleValue() : Double.NEGATIVE_INFINITY;
    }

    private static JsonValue member(JsonValue value, String name) {
        return value instanceof JsonObject object ? object.getOrDefault(name, JsonValue.NULL) : JsonValue.NULL;
    }
}
