package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.comments.Comments;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MongoDB's English text index finds; the embedded database finds the same. */
@Tag("F-260")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TextSearchContract {
    private static final Map<String, Document> FILMS = films();

    private TestDatabase database;
    private MovieViews views;

    abstract TestDatabase open();

    private static Map<String, Document> films() {
        var films = new LinkedHashMap<String, Document>();
        films.put("oz", new Document("title", "The Wizard of Oz"));
        films.put("coast", new Document("title", "Wizards of the coast"));
        films.put("run", new Document("title", "Runs"));
        films.put("shoes", new Document("title", "Running shoes"));
        films.put("york", new Document("title", "New York police").append("fullplot", "An officer walks."));
        films.put("police", new Document("title", "Police story"));
        films.put("hyphen", new Document("title", "A new-york minute"));
        films.put("cafe", new Document("title", "Café Amélie"));
        films.put("xray", new Document("title", "x-ray").append("genres", List.of("Film-Noir")));
        films.put("hara", new Document("title", "Untitled").append("cast", List.of("Maureen O'Hara", "Ray Lane")));
        films.put(
                "plot",
                new Document("title", "Short").append("plot", "zeppelin").append("directors", List.of("Zed")));
        films.put("number", new Document("title", 300));
        return films;
    }

    @BeforeAll
    void fill() {
        database = open();
        database.documents().getCollection("movies").insertMany(List.copyOf(FILMS.values()));
        DatabaseIndexes.make(database.documents());
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var movies = new Movies(
                new MovieCollection(database.documents(), settings), new CapabilityCache(database.database()));
        views = new MovieViews(movies, new Comments(database.documents(), settings, Clock.systemUTC()));
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private List<String> found(String text) {
        var query = MovieRequest.ofSearch(Map.of("text", List.of(text), "entries_per_page", List.of("100")));
        var reply = views.page(query);
        var names = reply.getArray("movies").stream()
                .map(film -> FILMS.entrySet().stream()
                        .filter(known -> known.getValue()
                                .getObjectId("_id")
                                .equals(film.asDocument().getObjectId("_id").getValue()))
                        .findFirst()
                        .orElseThrow()
                        .getKey())
                .toList();
        assertThat(reply.getNumber("total_results").intValue()).isEqualTo(names.size());
        return names;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "wizard|oz coast",
                "wizards|oz coast",
                "\"wizards\"|coast",
                "\"izard of oz\"|oz",
                "\"run\"|run shoes",
                "run|run shoes",
                "running|run shoes",
                "\"of the\"|",
                "\"the\"|",
                "the|",
                "wizard \"the\"|oz coast",
                "\"police\" \"new\"|york",
                "\"new york\" police|york",
                "\"new york\"|york",
                "\"new-york\"|hyphen",
                "new york|york hyphen",
                "police -officer|police",
                "police -officers|police",
                "wizard -\"of oz\"|coast",
                "wizard -oz|coast",
                "-police|",
                "-\"of oz\"|",
                "cafe|cafe",
                "CAFÉ|cafe",
                "cafés|cafe",
                "\"café amelie\"|cafe",
                "\"CAFE AMÉLIE\"|cafe",
                "x-ray|xray hara",
                "ray|xray hara",
                "film-noir|xray",
                "noir|xray",
                "o'hara|hara",
                "O'Hara's|hara",
                "hara|",
                "ohara|",
                "don't|",
                "zeppelin|",
                "zed|",
                "300|",
                "the wizard|oz coast",
                "\"ray lane\"|hara",
                "\"hara ray\"|"
            })
    void findsExactly(String text, String names) {
        assertThat(found(text)).containsExactlyInAnyOrder(names == null ? new String[0] : names.split(" ", -1));
    }

    @Test
    void theBestMatchComesFirstAndOfEqualOnesTheLowerId() {
        assertThat(found("wizard oz")).containsExactly("oz", "coast");
        assertThat(found("new york police")).first().isEqualTo("york");
        assertThat(found("run")).containsExactly("run", "shoes");
        assertThat(found("police")).containsExactly("police", "york");
        assertThat(Arrays.asList("xray", "hara")).isEqualTo(found("ray"));
    }
}
