package mflix.migration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Films whose {@code lastupdated} is a text, in the two formats and proportions of the real ones. */
public final class OldFilms {
    private OldFilms() {}

    /** That many convertible ones, under ids that ascend from 1. */
    public static void into(MongoDatabase database, int count) {
        var films = new ArrayList<Document>();
        for (var i = 1; i <= count; i++) {
            films.add(film(i).append("lastupdated", text(i)));
        }
        of(database).insertMany(films);
    }

    /** One of each shape that is not converted: 2 empty, 2 refused by form, 1 an array; 1 date, 1 null, 1 missing, 1 number. */
    public static void oddOnesInto(MongoDatabase database) {
        of(database)
                .insertMany(List.of(
                        film(900_001).append("lastupdated", ""),
                        film(900_002).append("lastupdated", ""),
                        film(900_003).append("lastupdated", "2015-13-40 00:00:00"),
                        film(900_004).append("lastupdated", "unknown"),
                        film(900_005).append("lastupdated", List.of("2015-08-26 00:03:50")),
                        film(900_006).append("lastupdated", Date.from(Instant.ofEpochMilli(1440547430133L))),
                        film(900_007).append("lastupdated", null),
                        film(900_008),
                        film(900_009).append("lastupdated", 1440547430)));
    }

    public static final int REFUSED = 5;

    public static MongoCollection<Document> of(MongoDatabase database) {
        return database.getCollection("movies");
    }

    public static ObjectId id(int i) {
        return new ObjectId(String.format("%024x", i));
    }

    private static Document film(int i) {
        return new Document("_id", id(i))
                .append("title", "Film " + i)
                .append("imdb", new Document("rating", 7.5).append("votes", i));
    }

    /** The text of the film with that number. */
    static String text(int i) {
        var start = String.format(
                Locale.ROOT, "2015-%02d-%02d %02d:%02d:%02d", i % 12 + 1, i % 28 + 1, i % 24, i / 24 % 60, i / 7 % 60);
        return i % 143 == 0 ? start : start + String.format(Locale.ROOT, ".%03d000000", i % 1000);
    }
}
