package mflix.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import mflix.embedded.demo.DemoCatalogue;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** Films of the demo catalogue, each with plot and figures enough to be as large as one of {@code sample_mflix}: 2 KB of JSON. */
public final class CannedFilms {
    private static final int PLOT = 1000;

    private CannedFilms() {}

    public static List<BsonDocument> all() {
        try (var lines = new BufferedReader(
                new InputStreamReader(DemoCatalogue.class.getResourceAsStream("films.ndjson"), UTF_8))) {
            return lines.lines()
                    .map(BsonDocument::parse)
                    .map(CannedFilms::completed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two comments, as most films of the sample have. */
    static List<BsonDocument> commentsOf(ObjectId film) {
        return List.of(comment(film, 1), comment(film, 2));
    }

    private static BsonDocument completed(BsonDocument film) {
        film.remove("without");
        film.remove("fame");
        var plot = film.getString("fullplot", new BsonString("A plot. ")).getValue();
        film.append(
                "fullplot", new BsonString(plot.repeat(PLOT / plot.length() + 1).substring(0, PLOT)));
        film.append("poster", new BsonString("https://images.example/" + "p".repeat(100) + ".jpg"));
        film.append("lastupdated", new BsonString("2015-08-13 00:27:59.177000000"));
        film.append("rated", new BsonString("TV-G"));
        film.append("num_mflix_comments", new BsonInt32(2));
        film.append("awards", BsonDocument.parse("{wins: 1, nominations: 0, text: '1 win.'}"));
        film.append("imdb", BsonDocument.parse("{rating: 7.4, votes: 9847, id: 439}"));
        return film.append("tomatoes", tomatoes());
    }

    private static BsonDocument tomatoes() {
        return BsonDocument.parse("{viewer: {rating: 3.7, numReviews: 2559, meter: 75}, fresh: 6, rotten: 0}")
                .append("critic", new BsonDocument("rating", new BsonDouble(7.6)).append("meter", new BsonInt32(100)))
                .append("lastUpdated", new BsonDateTime(1_439_061_370_000L));
    }

    private static BsonDocument comment(ObjectId film, int number) {
        return new BsonDocument("_id", new BsonObjectId(new ObjectId(1000, number)))
                .append("name", new BsonString("Arya Stark"))
                .append("email", new BsonString("arya@fake.example"))
                .append("movie_id", new BsonObjectId(film))
                .append("text", new BsonString("Seen twice, and worth a third time. ".repeat(5)))
                .append("date", new BsonDateTime(1_000_000_000_000L - number));
    }
}
