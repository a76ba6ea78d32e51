package mflix.movies;

import static mflix.movies.MoviesContract.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mflix.comments.Comments;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that begin behind a place: on every database the same films in the same order as pages by number, whatever is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilmPagesContract {
    private static final List<Object> REVIEWS =
            Arrays.asList(5, 5L, 5.0, 7, 7, 7, -1, 0, null, null, "many", 1e9, 5, null, true);
    private static final List<Object> TITLES =
            List.of("Alien", "Alien", "alien", "", 300, "Élan", "Zorro", "Żona", "A", "A film", 12.5, "Alien");

    private TestDatabase database;
    private MovieViews views;

    abstract TestDatabase open();

    @BeforeAll
    void fill() {
        database = open();
        var films = new ArrayList<Document>();
        for (var n = 0; n < 90; n++) {
            films.add(film(n));
        }
        database.documents().getCollection("movies").insertMany(films);
        DatabaseIndexes.make(database.documents());
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var movies = new Movies(
                new MovieCollection(database.documents(), settings), new CapabilityCache(database.database()));
        views = new MovieViews(movies, new Comments(database.documents(), settings, Clock.systemUTC()));
    }

    private static Document film(int n) {
        var film = new Document("_id", id(n))
                .append("genres", List.of(n % 3 == 0 ? "Western" : "Drama"))
                .append("title", TITLES.get(n % TITLES.size()))
                .append("year", n % 11 == 0 ? "19" + n : (Object) (1900 + n % 7))
                .append("imdb", new Document("rating", n % 13 == 0 ? "" : (Object) (n % 5 / 2.0)));
        return n % 17 == 0
                ? film
                : film.append(
                        "tomatoes",
                        new Document("viewer", new Document("numReviews", REVIEWS.get(n % REVIEWS.size()))));
    }

    private static Object id(int n) {
        return n % 10 == 3 ? "film " + n : n % 10 == 7 ? (Object) n : new ObjectId("%024x".formatted(n));
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private BsonDocument search(String asked, String... more) {
        var parameters = Stream.concat(Stream.of(asked.split("&", -1)), Stream.of(more))
                .filter(parameter -> !parameter.isEmpty());
        return views.page(MovieRequest.ofSearch(query(parameters.toArray(String[]::new))));
    }

    private static List<BsonValue> ids(BsonDocument reply) {
        return reply.getArray("movies").stream()
                .map(film -> film.asDocument().get("_id"))
                .toList();
    }

    @ParameterizedTest
    @Tag("F-440")
    @ValueSource(
            strings = {
                "",
                "genre=Western",
                "genre=Western&genre=Drama",
                "sort=reviewed",
                "sort=reviewed&order=asc",
                "sort=year",
                "sort=year&order=asc",
                "sort=year&year_from=1902&year_to=1904&genre=Drama",
                "sort=rating",
                "sort=rating&order=asc&imdb_rating_from=0.5",
                "sort=title",
                "sort=title&order=desc",
                "sort=title&genre=Western",
                "year_from=1903"
            })
    void placesLeadThroughTheSameFilmsAsNumbers(String asked) {
        var all = ids(search(asked, "entries_per_page=100"));
        assertThat(all).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        for (var size : List.of(1, 4, 7, all.size())) {
            assertThat(walked(asked, "entries_per_page=" + size))
                    .as("pages of " + size)
                    .isEqualTo(all);
        }
    }

    // Behind a film that has no place among the others, a client goes on by the number.
    private List<BsonValue> walked(String asked, String size) {
        var seen = new ArrayList<BsonValue>();
        var reply = search(asked, size);
        for (var page = 1; !ids(reply).isEmpty() && page < 200; page++) {
            seen.addAll(ids(reply));
            reply = reply.isString("next")
                    ? search(asked, size, "after=" + reply.getString("next").getValue(), "page=" + page)
                    : search(asked, size, "page=" + page);
        }
        return seen;
    }

    @Test
    @Tag("F-440")
    void filmsThatComeOrGoMeanwhileAreNeitherShownTwiceNorTakeOthersAway() {
        var movies = database.documents().getCollection("movies");
        var before = ids(search("sort=year", "entries_per_page=100"));
        var first = search("sort=year", "entries_per_page=10");
        var newest = new ObjectId();
        movies.insertOne(new Document("_id", newest).append("year", 2025).append("title", "New"));
        try {
            var second = search(
                    "sort=year",
                    "entries_per_page=10",
                    "after=" + first.getString("next").getValue());
            assertThat(ids(second)).isEqualTo(before.subList(10, 20));
        } finally {
            movies.deleteOne(new Document("_id", newest));
        }
    }

    @Test
    @Tag("F-440")
    void theLastPageLeadsNowhereAndItsTotalIsThatOfAll() {
        var first = search("genre=Western", "entries_per_page=20");
        var second = search(
                "genre=Western",
                "entries_per_page=10",
                "after=" + first.getString("next").getValue());
        assertThat(ids(second)).hasSize(10);
        assertThat(second.containsKey("next")).isFalse();
        assertThat(second.getNumber("total_results").longValue()).isEqualTo(30);
        assertThat(second.containsKey("total_is_exact")).isFalse();
    }

    @Test
    @Tag("F-441")
    void placesThatNoListHandedOutAreRefused() {
        var byYear = search("sort=year", "entries_per_page=5").getString("next").getValue();
        for (var bad : List.of(
                "x",
                "%%%",
                byYear + "A",
                byYear + "=",
                byYear.substring(1),
                byYear.substring(0, byYear.length() - 4),
                wire("{}"),
                wire("{order: 'year desc', value: 1999}"),
                wire("{order: 'year desc', value: 'text', _id: 1}"),
                wire("{order: 'year desc', value: null, _id: 1}"),
                wire("{order: 'year desc', value: {$gt: 1}, _id: 1}"),
                wire("{order: 'year desc', value: [1, 2], _id: 1}"),
                wire("{order: 'year desc', value: 1999, _id: 1, more: 1}"),
                wire("{order: 'title asc', value: '', _id: 1}"),
                "A".repeat(2001))) {
            isRefused("sort=year&after=" + bad);
        }
        for (var other : List.of("", "sort=year&order=asc", "sort=title", "sort=rating", "genre=Drama")) {
            isRefused(other + "&after=" + byYear);
        }
        isRefused("text=alien&after=" + byYear);
        assertThat(ids(search("sort=year&order=desc", "after=" + byYear))).isNotEmpty();
    }

    private void isRefused(String asked) {
        assertThatExceptionOfType(Problem.class)
                .as(asked)
                .isThrownBy(() -> search(asked))
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_PARAMETER);
                    assertThat(problem.getMessage()).contains("after");
                });
    }

    private static String wire(String json) {
        var raw = RawBsonDocument.parse(json).getByteBuffer();
        var bytes = new byte[raw.remaining()];
        raw.get(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    @Tag("F-441")
    void titleThatIsTooLongForAnAddressHasNoPlaceAndTheNumberLeadsOn() {
        var movies = database.documents().getCollection("movies");
        var ids = List.of(new ObjectId(), new ObjectId());
        movies.insertMany(ids.stream()
                .map(id -> new Document("_id", id)
                        .append("genres", List.of("Epic"))
                        .append("title", "é".repeat(3000)))
                .toList());
        try {
            var reply = search("sort=title&genre=Epic", "entries_per_page=1");
            assertThat(reply.containsKey("next")).isFalse();
            assertThat(reply.getNumber("total_results").longValue()).isEqualTo(2);
        } finally {
            ids.forEach(id -> movies.deleteOne(new Document("_id", id)));
        }
    }
}
