package mflix.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Makes rows of films, and of the people in them when all films were seen. Weightier is what has more reviews. */
final class SuggestionRows {
    private static final int BATCH = 250;

    private final Consumer<List<BsonDocument>> sink;
    private final Map<String, long[]> people = new LinkedHashMap<>(); // films, reviews
    private List<BsonDocument> batch = new ArrayList<>();

    SuggestionRows(Consumer<List<BsonDocument>> sink) {
        this.sink = sink;
    }

    void film(BsonDocument film) {
        var reviews = reviews(film);
        if (film.isString("title")) {
            var title = film.getString("title").getValue();
            var suggestion = suggestion(SuggestionKind.TITLE, title).append("_id", film.get("_id"));
            if (film.isNumber("year")) {
                suggestion.append("year", film.get("year"));
            }
            SuggestionKey.ofTitle(title).forEach(key -> row(SuggestionKind.TITLE, key, reviews, suggestion));
        }
        List.of("cast", "directors", "writers").stream()
                .flatMap(field -> names(film.get(field)).stream())
                .distinct()
                .forEach(name -> {
                    var seen = people.computeIfAbsent(name, unused -> new long[2]);
                    seen[0]++;
                    seen[1] += reviews;
                });
    }

    void end() {
        people.forEach((name, seen) -> {
            var suggestion =
                    suggestion(SuggestionKind.PERSON, name).append("films", new BsonInt32(Math.toIntExact(seen[0])));
            SuggestionKey.ofPerson(name).forEach(key -> row(SuggestionKind.PERSON, key, seen[1], suggestion));
        });
        flush();
    }

    private static BsonDocument suggestion(SuggestionKind kind, String text) {
        return new BsonDocument("kind", new BsonString(kind.inDatabase())).append("text", new BsonString(text));
    }

    private void row(SuggestionKind kind, String key, long weight, BsonDocument suggestion) {
        batch.add(new BsonDocument("kind", new BsonString(kind.inDatabase()))
                .append("key", new BsonString(key))
                .append("weight", new BsonInt64(weight))
                .append("suggestion", suggestion));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            sink.accept(batch);
            batch = new ArrayList<>();
        }
    }

    /** Without the remark in brackets that may follow a name. */
    private static List<String> names(BsonValue people) {
        if (people == null || !people.isArray()) {
            return List.of();
        }
        return people.asArray().stream()
                .filter(BsonValue::isString)
                .map(name ->
                        name.asString().getValue().replaceFirst(" \\(.*", "").strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    // the stored value may be of any type
    private static BsonDocument part(BsonDocument whole, String name) {
        return whole.isDocument(name) ? whole.getDocument(name) : new BsonDocument();
    }

    private static long reviews(BsonDocument film) {
        var viewer = part(part(film, "tomatoes"), "viewer");
        return viewer.isNumber("numReviews") ? viewer.getNumber("numReviews").longValue() : 0;
    }
}
