package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mflix.comments.Comments;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.assertj.core.api.Assertions;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the film pages promise on any server; run against one in memory, the embedded one and, where there is one, a real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MoviesContract {
    private TestDatabase database;
    private MovieViews views;

    abstract TestDatabase open();

    @BeforeAll
    void fill() {
        database = open();
        SomeFilms.into(database.documents());
        database.documents()
                .getCollection("comments")
                .insertMany(List.of(
                        new Document("movie_id", SomeFilms.id(1))
                                .append("text", "older")
                                .append("date", Instant.ofEpochMilli(1)),
                        new Document("movie_id", SomeFilms.id(1))
                                .append("text", "newer")
                                .append("date", Instant.ofEpochMilli(2))));
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

    private BsonDocument search(String... parameters) {
        return views.page(MovieRequest.ofSearch(query(parameters)));
    }

    private BsonDocument facets(String... parameters) {
        return views.facets(MovieRequest.ofFacetSearch(query(parameters)));
    }

    static Map<String, List<String>> query(String... parameters) {
        var sent = new LinkedHashMap<String, List<String>>();
        for (var parameter : parameters) {
            var at = parameter.indexOf('=');
            sent.computeIfAbsent(parameter.substring(0, at), name -> new ArrayList<>())
                    .add(parameter.substring(at + 1));
        }
        return sent;
    }

    private static List<Integer> ids(BsonDocument reply) {
        return reply.getArray("movies").stream()
                .map(film -> Integer.parseInt(
                        film.asDocument().getObjectId("_id").getValue().toHexString(), 16))
                .toList();
    }

    private static long total(BsonDocument reply) {
        return reply.getNumber("total_results").longValue();
    }

    @Test
    void mostReviewedComesFirstThenTheIdAndFilmsWithoutReviewsLast() {
        var all = search("entries_per_page=100");
        assertThat(ids(all)).startsWith(1, 2, 3, 6, 7, 8).endsWith(30, 4, 5).hasSize(SomeFilms.COUNT);
        assertThat(total(all)).isEqualTo(SomeFilms.COUNT);
    }

    @Test
    @Tag("F-04")
    void pagesShareOutTheListAndThePageAfterTheLastIsEmptyWithTheRightTotal() {
        var seen = new ArrayList<Integer>();
        for (int page = 0; page < 4; page++) {
            seen.addAll(ids(search("entries_per_page=10", "page=" + page)));
        }
        assertThat(seen).hasSize(SomeFilms.COUNT).doesNotHaveDuplicates();
        assertThat(ids(search("entries_per_page=10", "page=3"))).isEmpty();
        assertThat(total(search("entries_per_page=10", "page=10000"))).isEqualTo(SomeFilms.COUNT);
    }

    @Test
    void anyOfWithinAParameterAllOfBetweenParameters() {
        assertThat(ids(search("cast=Ada Sun"))).containsExactly(1, 2, 4);
        assertThat(ids(search("cast=Ada Sun", "cast=Ben Oak"))).containsExactly(1, 2, 3, 4);
        assertThat(ids(search("cast=Ada Sun", "genre=Drama"))).containsExactly(1, 2);
        assertThat(ids(search("cast=Ada Sun", "genre=Drama", "countries=Japan")))
                .containsExactly(1);
    }

    @Test
    @Tag("F-21")
    @Tag("F-22")
    void namesMatchLetterByLetterAndAreNeverPatterns() {
        assertThat(ids(search("genre=Drama"))).containsExactly(1, 2, 5);
        assertThat(ids(search("genre=drama"))).containsExactly(6);
        assertThat(ids(search("cast=Ada.*"))).isEmpty();
        assertThat(ids(search("cast=$ne"))).isEmpty();
    }

    @Test
    void filtersEchoWhatWasApplied() {
        var filters =
                search("genre=Drama", "cast= Ada Sun ", "cast=Ada Sun", "text=").getDocument("filters");
        assertThat(filters.toJson()).isEqualTo("{\"cast\": [\"Ada Sun\"], \"genre\": [\"Drama\"]}");
    }

    @Test
    void bucketsFilterByTheirLowerBoundAndOtherTakesTheRest() {
        assertThat(ids(search("runtime=0"))).containsExactly(2, 3);
        assertThat(ids(search("runtime=0", "runtime=90"))).containsExactly(1, 2, 3);
        assertThat(ids(search("rating=70"))).containsExactly(2);
        assertThat(ids(search("runtime=other", "cast=Ada Sun"))).containsExactly(4);
        assertThat(ids(search("runtime=other", "rating=other")))
                .startsWith(6, 7)
                .doesNotContain(1, 2, 3);
    }

    @Test
    @Tag("F-64")
    void dirtyValuesAreServedAsStored() {
        var film = views.film(SomeFilms.id(4)).getDocument("movie");
        assertThat(film.get("title")).isEqualTo(new BsonInt32(300));
        assertThat(film.get("year")).isEqualTo(new BsonString("2006è2012"));
        assertThat(film.getDocument("imdb").get("rating")).isEqualTo(new BsonString(""));
        assertThat(views.film(SomeFilms.id(5)).getDocument("movie")).doesNotContainKey("title");
    }

    @Test
    void fieldsOutsideTheContractStayInTheDatabase() {
        assertThat(views.film(SomeFilms.id(3)).getDocument("movie"))
                .containsKey("title")
                .doesNotContainKey("plot_embedding");
    }

    @Test
    void filmComesWithItsCommentsNewestFirst() {
        var reply = views.film(SomeFilms.id(1));
        assertThat(reply.getDocument("movie").getArray("comments"))
                .extracting(comment -> comment.asDocument().getString("text").getValue())
                .containsExactly("newer", "older");
        assertThat(total(new BsonDocument("total_results", reply.get("comments_total"))))
                .isEqualTo(2);
        assertThat(views.film(SomeFilms.id(2)).getDocument("movie").getArray("comments"))
                .isEmpty();
    }

    @Test
    @Tag("F-231")
    void filmIsReadWithTwoCommandsAndItsCommentsAreCountedOnlyWhenThereAreMoreThanAReplyHolds() {
        assertThat(readsOf(SomeFilms.id(2))).as("no comment").isEqualTo(2);
        assertThat(readsOf(SomeFilms.id(1))).as("two comments").isEqualTo(2);
        var comments = Stream.generate(() -> new Document("movie_id", SomeFilms.id(7)).append("text", "one of many"))
                .limit(1001)
                .toList();
        database.documents().getCollection("comments").insertMany(comments);
        assertThat(readsOf(SomeFilms.id(7))).as("1001 comments").isEqualTo(3);
        var reply = views.film(SomeFilms.id(7));
        assertThat(reply.getDocument("movie").getArray("comments")).hasSize(1000);
        assertThat(total(new BsonDocument("total_results", reply.get("comments_total"))))
                .isEqualTo(1001);
    }

    private long readsOf(ObjectId film) {
        var commands = database.database().commands();
        var before =
                commands.timing("find").count() + commands.timing("aggregate").count();
        assertThat(views.film(film)).isNotNull();
        return commands.timing("find").count() + commands.timing("aggregate").count() - before;
    }

    @Test
    void updatedTypeTellsTextDateAndNothingApart() {
        assertThat(views.film(SomeFilms.id(6)).getString("updated_type").getValue())
                .isEqualTo("java.util.Date");
        assertThat(views.film(SomeFilms.id(1)).isNull("updated_type")).isTrue();
    }

    @Test
    void unknownFilmIsNotFound() {
        Assertions.assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> views.film(SomeFilms.id(999)))
                .withMessageContaining("0003e7");
    }

    @Test
    void facetsOfThePageCountItsFilms() {
        var reply = facets("cast=Ada Sun", "cast=Ben Oak");
        assertThat(reply.getDocument("facets").toJson())
                .isEqualTo(
                        "{\"rating\": [{\"_id\": 70, \"count\": 1}, {\"_id\": \"other\", \"count\": 3}], "
                                + "\"runtime\": [{\"_id\": 0, \"count\": 2}, {\"_id\": 90, \"count\": 1}, {\"_id\": \"other\", \"count\": 1}]}");
    }

    @Test
    void facetsOfAllAgreeWithThePageThatHoldsAll() {
        for (var asked : List.of(
                new String[] {"entries_per_page=100"}, new String[] {"cast=Ada Sun"}, new String[] {"text=long"})) {
            var more = Arrays.copyOf(asked, asked.length + 1);
            more[asked.length] = "facet_scope=all";
            var all = facets(more).getDocument("facets");
            all.keySet().retainAll(List.of("rating", "runtime"));
            assertThat(all.toJson())
                    .isEqualTo(facets(asked).getDocument("facets").toJson());
        }
    }

    @Test
    void facetsOfNothingAreEmptyLists() {
        var facets = "{\"rating\": [], \"runtime\": []}";
        assertThat(facets("cast=Nobody").getDocument("facets").toJson()).isEqualTo(facets);
        assertThat(facets("cast=Nobody", "facet_scope=all")
                        .getDocument("facets")
                        .toJson())
                .isEqualTo("{\"rating\": [], \"runtime\": [], \"genre\": [], \"countries\": [], \"year\": []}");
    }

    @Test
    void textFindsWordsInTitleCastGenresAndPlot() {
        assertThat(ids(search("text=midnight"))).containsExactly(2);
        assertThat(ids(search("text=sun"))).containsExactlyInAnyOrder(1, 2, 4);
        assertThat(ids(search("text=marathon road"))).containsExactlyInAnyOrder(1, 6);
        assertThat(ids(search("text=\"long road\""))).containsExactly(1);
        assertThat(ids(search("text=sun -midnight"))).containsExactlyInAnyOrder(1, 4);
        assertThat(ids(search("text=-midnight"))).isEmpty();
        assertThat(ids(search("text=sun", "genre=Comedy"))).containsExactly(2);
    }

    @Test
    void textResultsHaveAScoreThatNeverRises() {
        var scores = search("text=long road sun").getArray("movies").stream()
                .map(film -> film.asDocument().getDouble("score").getValue())
                .toList();
        assertThat(scores).isNotEmpty().allMatch(score -> score > 0).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void accentsAndCaseDoNotMatterInText() {
        assertThat(ids(search("text=CAFE"))).containsExactly(2);
    }

    @Test
    void titlesOfCountriesAreSortedAndAFilmWithoutTitleHasNull() {
        var reply = views.titles(List.of("Japan", "France"));
        assertThat(reply.getArray("titles"))
                .extracting(row -> row.asDocument().keySet())
                .containsOnly(new LinkedHashSet<>(List.of("_id", "title")));
        assertThat(reply.getArray("titles").get(0).asDocument().isNull("title")).isTrue();
        assertThat(total(reply)).isEqualTo(3);
    }

    @Test
    @Tag("F-573")
    void aListInAListOfGenresIsNoGenre() {
        var before = views.counts("genres").toJson();
        var facets = facets("facet_scope=all").getDocument("facets").getArray("genre");
        var movies = database.documents().getCollection("movies");
        var nested = new Document("title", "Nested").append("genres", List.of(List.of("Drama"), List.of()));
        movies.insertOne(nested);
        try {
            assertThat(views.counts("genres").toJson()).isEqualTo(before);
            assertThat(facets("facet_scope=all").getDocument("facets").getArray("genre"))
                    .isEqualTo(facets);
        } finally {
            movies.deleteOne(new Document("_id", nested.get("_id")));
        }
    }

    @Test
    void genresAreCountedWithoutEmptyOnes() {
        assertThat(views.counts("genres").toJson())
                .isEqualTo(
                        "{\"genres\": [{\"_id\": \"Comedy\", \"count\": 1}, {\"_id\": \"Drama\", \"count\": 3}, "
                                + "{\"_id\": \"Short\", \"count\": 1}, {\"_id\": \"drama\", \"count\": 1}], \"total_results\": 4}");
    }
}
