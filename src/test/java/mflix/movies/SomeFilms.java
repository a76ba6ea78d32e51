package mflix.movies;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** A few films with every kind of dirt that the sample data has; ids are 1, 2, 3 … in hex. */
final class SomeFilms {
    static final int COUNT = 30;

    private SomeFilms() {}

    static ObjectId id(int number) {
        return new ObjectId(String.format("%024x", number));
    }

    static void into(MongoDatabase database) {
        var movies = database.getCollection("movies");
        movies.insertMany(List.of(
                film(1, "The Long Road", 900)
                        .append("cast", List.of("Ada Sun", "Ben Oak"))
                        .append("genres", List.of("Drama"))
                        .append("countries", List.of("Japan", "France"))
                        .append("runtime", 100)
                        .append("metacritic", 100)
                        .append("fullplot", "A long, long road leads home."),
                film(2, "Café at Midnight", 800)
                        .append("cast", List.of("Ada Sun"))
                        .append("genres", List.of("Comedy", "Drama"))
                        .append("countries", List.of("France"))
                        .append("runtime", 59)
                        .append("metacritic", 75),
                film(3, "Short", 800)
                        .append("cast", List.of("Ben Oak"))
                        .append("genres", List.of("Short"))
                        .append("runtime", 7.5)
                        .append("plot_embedding", List.of(0.1)),
                new Document("_id", id(4))
                        .append("title", 300)
                        .append("year", "2006è2012")
                        .append("cast", List.of("Ada Sun"))
                        .append("imdb", new Document("rating", "").append("votes", ""))
                        .append("runtime", "long"),
                new Document("_id", id(5))
                        .append("year", 1950)
                        .append("genres", List.of("", "Drama"))
                        .append("countries", List.of("Japan")),
                film(6, "Marathon", 5)
                        .append("runtime", 180)
                        .append("lastupdated", Instant.ofEpochMilli(0))
                        .append("genres", List.of("drama"))));
        movies.insertMany(IntStream.rangeClosed(7, COUNT)
                .mapToObj(n -> film(n, "Film " + n, 1))
                .toList());
    }

    private static Document film(int number, String title, int reviews) {
        return new Document("_id", id(number))
                .append("title", title)
                .append("tomatoes", new Document("viewer", new Document("numReviews", reviews)));
    }
}
