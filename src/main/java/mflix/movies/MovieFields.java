package mflix.movies;

import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.JsonBody;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** The fields of a film that administrators write, and what each may hold. */
final class MovieFields {
    private static final int MOST = Integer.MAX_VALUE;

    private MovieFields() {}

    /** A new film: {@code title} is required, {@code type} is {@code movie} unless said otherwise, null counts as absent. */
    static BsonDocument ofNew(JsonBody body) {
        var id = body.text("_id");
        if (id.isPresent() && !id.get().matches("[0-9a-fA-F]{24}")) {
            body.refuse("_id", "must be 24 hex digits");
        }
        var film = MoviePatch.withoutNulls(read(body, "_id"));
        if (!film.containsKey("title")) {
            body.refuse("title", "is required");
        }
        film.putIfAbsent("type", new BsonString("movie"));
        body.check();
        id.ifPresent(given -> film.append("_id", new BsonObjectId(new ObjectId(given))));
        return film;
    }

    /** A change: only what was named, null where a field shall be removed (RFC 7396). */
    static BsonDocument ofChange(JsonBody body) {
        var change = read(body);
        if (body.isNull("title")) {
            body.refuse("title", "cannot be removed");
        }
        body.check();
        if (change.isEmpty()) {
            throw Problem.of(
                    ProblemKind.VALIDATION_FAILED, "Name at least one field; an empty object changes nothing.");
        }
        return change;
    }

    private static BsonDocument read(JsonBody body, String... others) {
        return new FieldRules(body, others)
                .text("title", 1, 300)
                .whole("year", 1800, 2200)
                .whole("runtime", 0, 60_000)
                .whole("metacritic", 0, 100)
                .day("released")
                .lines("plot", 2000)
                .lines("fullplot", 20_000)
                .texts("genres")
                .texts("cast")
                .texts("directors")
                .texts("writers")
                .texts("countries")
                .texts("languages")
                .text("rated", 0, 20)
                .oneOf("type", "movie", "series")
                .address("poster")
                .group("imdb", MovieFields::imdb)
                .group("awards", MovieFields::awards)
                .group("tomatoes", tomatoes -> tomatoes.group("viewer", MovieFields::viewer))
                .read();
    }

    private static FieldRules imdb(FieldRules imdb) {
        return imdb.fraction("rating", 0, 10).whole("votes", 0, MOST).whole("id", 0, MOST);
    }

    private static FieldRules awards(FieldRules awards) {
        return awards.whole("wins", 0, MOST).whole("nominations", 0, MOST).text("text", 0, 300);
    }

    private static FieldRules viewer(FieldRules viewer) {
        return viewer.fraction("rating", 0, 5).whole("numReviews", 0, MOST).whole("meter", 0, 100);
    }
}
