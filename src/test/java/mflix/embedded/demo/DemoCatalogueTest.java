package mflix.embedded.demo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Filters.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mflix.testing.Locales;
import mflix.testing.TestDatabase;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
    private static final Set<String> GENRES = Set.of(
            "Action",
            "Adventure",
            "Animation",
            "Biography",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Family",
            "Fantasy",
            "Film-Noir",
            "History",
            "Horror",
            "Music",
            "Musical",
            "Mystery",
            "News",
            "Romance",
            "Sci-Fi",
            "Short",
            "Sport",
            "Thriller",
            "War",
            "Western");

    private static TestDatabase database;
    private static MongoCollection<Document> movies;
    private static MongoCollection<Document> comments;
    private static MongoCollection<Document> users;

    @BeforeAll
    static void load() {
        database = TestDatabase.inMemory();
        new DemoCatalogue(database.documents()).load();
        movies = database.documents().getCollection("movies");
        comments = database.documents().getCollection("comments");
        users = database.documents().getCollection("users");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyDecadeSince1900HasItsFilms() {
        var decades = new TreeMap<Integer, Integer>();
        for (var film : movies.find()) {
            var year = String.valueOf(film.get("year")).substring(0, 3) + "0";
            decades.merge(Integer.valueOf(year), 1, Integer::sum);
        }
        assertThat(movies.countDocuments()).isBetween(230L, 260L);
        assertThat(decades)
                .containsOnlyKeys(1900, 1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020);
        assertThat(decades.get(1900)).isGreaterThanOrEqualTo(5);
        assertThat(decades.get(1910)).isGreaterThanOrEqualTo(8);
        assertThat(decades.tailMap(1920).values()).allMatch(films -> films >= 12);
    }

    @Test
    void filmsComeFromManyCountriesInManyLanguagesAndGenres() {
        assertThat(values("countries")).hasSizeGreaterThanOrEqualTo(25);
        assertThat(values("languages")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(values("genres")).hasSizeGreaterThanOrEqualTo(18).isSubsetOf(GENRES);
        assertThat(count(eq("type", "series"))).isBetween(2L, 3L);
        assertThat(count(eq("genres", "Documentary"))).isGreaterThan(9);
        assertThat(count(eq("genres", "Animation"))).isGreaterThan(9);
        assertThat(count(eq("genres", "Short"))).isGreaterThan(9);
    }

    @Test
    void facetsReachOverSeveralPages() {
        assertThat(count(eq("cast", "James Stewart"))).isGreaterThanOrEqualTo(12);
        assertThat(count(Filters.in("cast", "James Stewart", "Tom Hanks"))).isGreaterThan(20);
        assertThat(count(eq("genres", "Drama"))).isGreaterThan(100);
        for (int bound : new int[] {0, 50, 70, 90}) {
            assertThat(count(Filters.and(gte("metacritic", bound), lt("metacritic", bound == 0 ? 50 : bound + 20))))
                    .as("metacritic from %s", bound)
                    .isPositive();
        }
        assertThat(count(eq("metacritic", 100))).isPositive();
        assertThat(count(exists("metacritic", false))).isPositive();
        assertThat(count(lt("runtime", 60))).isPositive();
        assertThat(count(Filters.gt("runtime", 180))).isPositive();
    }

    @Test
    void someFilmsShareTheirNumberOfReviews() {
        var reviews =
                movies.distinct("tomatoes.viewer.numReviews", Integer.class).into(new ArrayList<>());
        assertThat(reviews).hasSizeLessThan((int) count(exists("tomatoes.viewer.numReviews")));
    }

    @Test
    void filmsThatFrontEndsAskForKeepTheirIds() {
        Map.of(
                        "573a139af29313caabcf0b0a", "Men in Black",
                        "573a13a5f29313caabd1333a", "Finding Nemo",
                        "573a13a7f29313caabd1aa1f", "Shrek 2",
                        "573a1390f29313caabcd42e8", "The Great Train Robbery",
                        "573a1394f29313caabcdfd61", "Lady and the Tramp")
                .forEach((id, title) -> assertThat(film(id).get("title")).isEqualTo(title));
        assertThat(film("573a13b7f29313caabd490b9")).isNull();
    }

    @Test
    void plotsAreOurOwnAndNoneIsTwice() {
        var plots = strings("plot");
        var fullPlots = strings("fullplot");
        assertThat(new HashSet<>(plots)).hasSize(plots.size() - 1); // one film is stored twice
        assertThat(fullPlots).hasSizeGreaterThan(230).allMatch(plot -> plot.length() > 80);
        assertThat(plots).noneMatch(fullPlots::contains);
        assertThat(count(exists("poster"))).isZero();
        assertThat(count(exists("imdb.id"))).isZero();
        assertThat(count(exists("tomatoes.consensus"))).isZero();
        assertThat(count(Filters.or(exists("fame"), exists("without")))).isZero();
    }

    @Test
    void dirtIsThereOnPurpose() {
        assertThat(count(eq("year", "2008è2013"))).isOne();
        assertThat(count(Filters.and(eq("imdb.rating", ""), eq("imdb.votes", ""))))
                .isOne();
        assertThat(count(eq("title", 300))).isOne();
        assertThat(count(regex("title", "è"))).isPositive();
        assertThat(titlesStoredTwice()).hasSize(1);
        for (var field : List.of("runtime", "genres", "cast", "plot", "tomatoes", "lastupdated", "released", "rated")) {
            assertThat(count(exists(field, false)))
                    .as("films without %s", field)
                    .isPositive();
        }
    }

    @Test
    void lastUpdatedIsMostlyATextOfTheTwoRealFormats() {
        var long29 = count(regex("lastupdated", "^201[456]-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d\\d[037]000000$"));
        var short19 = count(regex("lastupdated", "^201[456]-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$"));
        assertThat(count(eq("lastupdated", ""))).isOne();
        assertThat(count(eq("lastupdated", "2015-02-30 10:00:00"))).isOne();
        assertThat(count(eq("lastupdated", "unknown"))).isOne();
        assertThat(count(type("lastupdated", BsonType.NULL))).isOne();
        assertThat(count(exists("lastupdated", false))).isOne();
        assertThat(count(type("lastupdated", BsonType.DATE_TIME))).isEqualTo(3);
        assertThat(short19 - 1).isBetween(3L, 15L); // the 30th of February has that format too
        assertThat(long29 + short19 + 2 + 2 + 3).isEqualTo(movies.countDocuments());
    }

    @Test
    void commentsAreUnevenlySpread() {
        var perFilm = counts("movie_id");
        assertThat(comments.countDocuments()).isBetween(3800L, 4200L);
        assertThat(perFilm.get(new ObjectId("573a13a7f29313caabd1aa1f"))).isEqualTo(133);
        assertThat(perFilm.values().stream().filter(number -> number > 100)).hasSize(6);
        assertThat(perFilm.values().stream().filter(number -> number == 1).count())
                .isGreaterThan(5);
        assertThat(perFilm.size() / (double) movies.countDocuments()).isBetween(0.6, 0.75);
        var films = movies.distinct("_id", ObjectId.class).into(new ArrayList<>());
        assertThat(count(comments, nin("movie_id", films))).isEqualTo(3);
    }

    @Test
    void commentersFallInNumberWithATieAcrossPlaces20And21() {
        var falling = counts("email").values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(falling).hasSizeGreaterThan(30);
        assertThat(falling.get(19))
                .isEqualTo(falling.get(20))
                .isLessThan(falling.get(18))
                .isGreaterThan(falling.get(21));
        var accounts = users.distinct("email", String.class).into(new ArrayList<>());
        assertThat(counts("email").keySet().stream().filter(email -> !accounts.contains(email)))
                .hasSize(2);
    }

    @Test
    void commentTextsHoldWhatAPageMustShowAsItIs() {
        for (var sign : List.of("\n", "\"", "<b>", "&", "🎬", "كلاسيكي")) {
            assertThat(count(comments, regex("text", java.util.regex.Pattern.quote(sign))))
                    .as(sign)
                    .isPositive();
        }
        assertThat(comments.distinct("text", String.class).into(new ArrayList<>()))
                .hasSizeGreaterThan(1000);
    }

    @Test
    void numbersOfCommentsAreWrongInFiveFilms() {
        var perFilm = counts("movie_id");
        var wrong = movies.find().into(new ArrayList<>()).stream().filter(film -> !film.getInteger("num_mflix_comments")
                .equals(perFilm.getOrDefault(film.get("_id"), 0)));
        assertThat(wrong).hasSize(5);
    }

    @Test
    void sixtyPeopleExistAsWhomNobodyCanLogIn() {
        assertThat(users.countDocuments()).isEqualTo(60);
        assertThat(count(users, eq("password", "!"))).isEqualTo(60);
        assertThat(count(users, regex("email", "^[a-z]+\\.[a-z]+@example\\.com$")))
                .isEqualTo(60);
        assertThat(users.distinct("email", String.class).into(new ArrayList<>()))
                .hasSize(60);
    }

    @Test
    void itIsTheSameEachTime() {
        assertThat(DemoFilms.all()).isEqualTo(DemoFilms.all());
        assertThat(DemoComments.on(DemoFilms.all())).isEqualTo(DemoComments.on(DemoFilms.all()));
    }

    @Test
    @Tag("F-568")
    void itIsTheSameInEveryLanguage() {
        var comments = DemoComments.on(DemoFilms.all());
        Locales.in("ar-EG", () -> assertThat(DemoComments.on(DemoFilms.all())).isEqualTo(comments));
    }

    @Test
    void aSecondLoadChangesNothing() {
        try (var other = TestDatabase.inMemory()) {
            new DemoCatalogue(other.documents()).load();
            var movie = other.documents().getCollection("movies");
            movie.deleteOne(eq("title", "Shrek 2"));
            new DemoCatalogue(other.documents()).load();
            assertThat(movie.countDocuments()).isEqualTo(movies.countDocuments() - 1);
        }
    }

    @Test
    void anInterruptedLoadIsStartedOver() {
        try (var other = TestDatabase.inMemory()) {
            new DemoCatalogue(other.documents()).load();
            other.documents().getCollection("comments").deleteMany(eq("email", "ada.lindqvist@example.com"));
            other.documents()
                    .getCollection("mflix_marks")
                    .updateOne(eq("_id", "demo-catalogue"), Updates.set("done", false));
            new DemoCatalogue(other.documents()).load();
            assertThat(other.documents().getCollection("comments").countDocuments())
                    .isEqualTo(comments.countDocuments());
        }
    }

    @Test
    void aDatabaseWithOtherDataIsLeftAsItIs() {
        try (var other = TestDatabase.inMemory()) {
            other.documents().getCollection("movies").insertOne(new Document("title", "Ours"));
            new DemoCatalogue(other.documents()).load();
            assertThat(other.documents().getCollection("movies").countDocuments())
                    .isOne();
            assertThat(other.documents().getCollection("users").countDocuments())
                    .isZero();
        }
    }

    private static Document film(String id) {
        return movies.find(eq("_id", new ObjectId(id))).first();
    }

    private static long count(Bson filter) {
        return count(movies, filter);
    }

    private static long count(MongoCollection<Document> collection, Bson filter) {
        return collection.countDocuments(filter);
    }

    private static Set<String> values(String field) {
        return movies.find().into(new ArrayList<>()).stream()
                .flatMap(film -> film.getList(field, String.class, List.of()).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> strings(String field) {
        return movies.find(exists(field)).into(new ArrayList<>()).stream()
                .map(film -> film.getString(field))
                .toList();
    }

    private static Stream<Long> titlesStoredTwice() {
        return movies.find().into(new ArrayList<>()).stream()
                .collect(Collectors.groupingBy(
                        film -> film.get("title") + " " + film.get("year"), Collectors.counting()))
                .values()
                .stream()
                .filter(number -> number > 1);
    }

    private static Map<Object, Integer> counts(String field) {
        return comments.find().into(new ArrayList<>()).stream()
                .map(comment -> comment.get(field))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(comment -> 1)));
    }
}
