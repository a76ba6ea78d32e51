package mflix.movies;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Films with people in all roles, and with years, ratings and titles of every wrong kind; ids are 1, 2, 3 … in hex. */
final class DiscoveryFilms {
    private DiscoveryFilms() {}

    static ObjectId id(int number) {
        return new ObjectId(String.format("%024x", number));
    }

    static void into(MongoDatabase database) {
        database.getCollection("movies")
                .insertMany(List.of(
                        film(1, "Stage", 1939, 7.9, 500)
                                .append("directors", List.of("John Ford"))
                                .append("cast", List.of("John Wayne", "Claire Trevor"))
                                .append("writers", List.of("Ernest Haycox (story)", "John Ford"))
                                .append("genres", List.of("Western", "Adventure"))
                                .append("countries", List.of("USA")),
                        film(2, "Searchers", 1956, 8.0, 900)
                                .append("directors", List.of("John Ford"))
                                .append("cast", List.of("John Wayne", "Natalie Wood"))
                                .append("genres", List.of("Western"))
                                .append("countries", List.of("USA"))
                                .append("runtime", 119),
                        film(3, "High", 1952, 8.0, 800)
                                .append("directors", List.of("Fred Zinnemann"))
                                .append("genres", List.of("Western", "Drama"))
                                .append("countries", List.of("USA", "France"))
                                .append("runtime", 85),
                        film(4, "Actor Himself", 1960, 5.5, 1)
                                .append("cast", List.of("John Ford"))
                                .append("writers", List.of(" 1945)"))
                                .append("genres", List.of("Drama")),
                        new Document("_id", id(5))
                                .append("title", "Text Year")
                                .append("year", "1956è1958")
                                .append("imdb", new Document("rating", ""))
                                .append("directors", List.of("John Ford (co-director)"))
                                .append("genres", List.of("Western")),
                        new Document("_id", id(6)).append("title", 300).append("year", 1956.0),
                        new Document("_id", id(7)).append("year", null).append("title", ""),
                        film(8, "Alone", 1900, 1.0, 900)));
    }

    private static Document film(int number, String title, int year, double rating, int reviews) {
        return new Document("_id", id(number))
                .append("title", title)
                .append("year", year)
                .append("imdb", new Document("rating", rating).append("votes", 10))
                .append("tomatoes", new Document("viewer", new Document("numReviews", reviews)));
    }
}
