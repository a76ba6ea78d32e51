package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mflix.comments.Comments;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.movies.similar.SimilarFilms;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders, bounds, people's names, facets and similar films on any server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DiscoveryContract {
    private TestDatabase database;
    private MovieViews views;
    private SimilarFilms similar;

    abstract TestDatabase open();

    @BeforeAll
    void fill() {
        database = open();
        DiscoveryFilms.into(database.documents());
        DatabaseIndexes.make(database.documents());
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var collection = new MovieCollection(database.documents(), settings);
        var movies = new Movies(collection, new CapabilityCache(database.database()));
        views = new MovieViews(movies, new Comments(database.documents(), settings, Clock.systemUTC()));
        similar = new SimilarFilms(movies, collection);
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private BsonDocument search(String query) {
        return views.page(
                MovieRequest.ofSearch(MoviesContract.query(query.isEmpty() ? new String[0] : query.split("&"))));
    }

    private BsonDocument facets(String query) {
        return views.facets(MovieRequest.ofFacetSearch(MoviesContract.query(("facet_scope=all&" + query).split("&"))))
                .getDocument("facets");
    }

    private static String counts(BsonArray rows) {
        return rows.stream()
                .map(row -> row.asDocument())
                .map(row -> (row.isString("_id")
                                ? row.getString("_id").getValue()
                                : row.getNumber("_id").intValue())
                        + " " + row.getNumber("count").intValue())
                .collect(Collectors.joining(", "));
    }

    private static List<Integer> ids(BsonDocument reply) {
        return reply.getArray("movies").stream()
                .map(film -> Integer.parseInt(
                        film.asDocument().getObjectId("_id").getValue().toHexString(), 16))
                .toList();
    }

    private static List<Integer> numbers(String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(" ")).map(Integer::valueOf).toList();
    }

    @ParameterizedTest
    @Tag("F-264")
    @CsvSource(
            delimiter = '|',
            value = {
                "sort=year|4 2 6 3 1 8|2",
                "sort=year&order=asc|8 1 3 6 2 4|2",
                "sort=rating|2 3 1 4 8|3",
                "sort=rating&order=asc|8 4 1 3 2|3",
                "sort=title|4 8 3 2 1 5|2",
                "sort=title&order=desc|5 1 2 3 8 4|2",
                "sort=reviewed|2 8 3 1 4|3",
                "order=asc|4 1 3 8 2|3",
                "year_from=1950|2 3 4 6|2",
                "year_from=1950&year_to=1956|2 3 6|2",
                "year_to=1939|8 1|2",
                "imdb_rating_from=7.9|2 3 1|3",
                "imdb_rating_from=8|2 3|3",
                "genre=Western&sort=rating&year_from=1950&year_to=1959|2 3|1",
                "directors=John Ford&sort=year&order=asc|1 2|0",
                "sort=year&imdb_rating_from=5|4 2 3 1|3"
            })
    void ordersAndBoundsHoldOnlyProperValuesAndSayHowManyAreLeftOut(String query, String films, int leftOut) {
        var reply = search(query);
        assertThat(ids(reply)).isEqualTo(numbers(films));
        assertThat(reply.getNumber("total_results").intValue())
                .isEqualTo(numbers(films).size());
        assertThat(reply.getNumber("left_out").intValue()).isEqualTo(leftOut);
    }

    @Test
    @Tag("F-264")
    void withoutAnOrderNothingIsLeftOut() {
        var reply = search("");
        assertThat(ids(reply)).containsExactly(2, 8, 3, 1, 4, 5, 6, 7);
        assertThat(reply).doesNotContainKeys("left_out", "sort", "order");
        assertThat(search("sort=year").toJson()).contains("\"sort\": \"year\", \"order\": \"desc\"");
        assertThat(search("year_from=1950&imdb_rating_from=7.5")
                        .getDocument("filters")
                        .toJson())
                .isEqualTo("{\"year_from\": 1950, \"imdb_rating_from\": 7.5}");
    }

    @Test
    @Tag("F-264")
    void pagesOfAnOrderShareOutItsFilms() {
        assertThat(ids(search("sort=year&entries_per_page=4"))).containsExactly(4, 2, 6, 3);
        assertThat(ids(search("sort=year&entries_per_page=4&page=1"))).containsExactly(1, 8);
    }

    @ParameterizedTest
    @Tag("F-265")
    @ValueSource(
            strings = {
                "text=ford&sort=year",
                "text=ford&order=asc",
                "sort=votes",
                "sort=",
                "order=up",
                "year_from=-1",
                "year_from=1950.5",
                "year_to=",
                "year_from=1960&year_to=1950",
                "imdb_rating_from=eight",
                "imdb_rating_from=7.999",
                "imdb_rating_from=10.01",
                "imdb_rating_from=1e1",
                "imdb_rating_from="
            })
    void whatNoIndexServesAndWhatIsNoValueIsRefused(String query) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> search(query))
                .matches(problem -> problem.kind() == ProblemKind.INVALID_PARAMETER);
    }

    @Test
    @Tag("F-265")
    void aTextSearchSaysWhyItHasNoOtherOrder() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> search("text=ford&sort=year"))
                .withMessage("sort must be absent in a text search, whose order is how well films match; no index has"
                        + " another, but was \"year\".");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> search("text=ford&order=asc"))
                .withMessage("order must be absent in a text search, whose order is how well films match; no index has"
                        + " another, but was \"asc\".");
    }

    @ParameterizedTest
    @Tag("F-263")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "directors=John Ford|2 1",
                "directors=John Ford&directors=Fred Zinnemann|2 3 1",
                "directors=john ford|",
                "directors=John|",
                "directors=John.*|",
                "directors=John Ford (co-director)|5",
                "writers=Ernest Haycox (story)|1",
                "writers=Ernest Haycox|",
                "~writers= 1945)~|4",
                "writers=1945)|",
                "directors=John Ford&cast=Natalie Wood|2",
                "directors=&writers= |2 8 3 1 4 5 6 7"
            })
    void directorsAndWritersAreFoundLetterByLetter(String query, String films) {
        var asked = query.startsWith("~") ? query.substring(1, query.length() - 1) : query;
        assertThat(ids(search(asked))).isEqualTo(numbers(films));
    }

    @Test
    @Tag("F-263")
    void whatWasAskedForIsEchoedInItsOrder() {
        assertThat(search("writers= 1945)&directors=John Ford&cast=A")
                        .getDocument("filters")
                        .toJson())
                .isEqualTo("{\"cast\": [\"A\"], \"directors\": [\"John Ford\"], \"writers\": [\" 1945)\"]}");
    }

    @Test
    @Tag("F-271")
    void aFacetIsCountedWithoutItsOwnFilterAndUnderAllOthers() {
        var all = facets("page=0");
        assertThat(counts(all.getArray("genre"))).contains("Western", "Drama");
        assertThat(counts(all.getArray("year"))).contains("1900", "1956").endsWith("other 2");
        var drama = facets("genre=Drama");
        assertThat(drama.get("genre")).isEqualTo(all.get("genre"));
        assertThat(counts(drama.getArray("genre"))).contains("Western 4");
        assertThat(counts(drama.getArray("year"))).isEqualTo("1952 1, 1960 1");
        var fifties = facets("genre=Western&year_from=1950&year_to=1959");
        assertThat(counts(fifties.getArray("year"))).isEqualTo("1939 1, 1952 1, 1956 1, other 1");
        assertThat(counts(fifties.getArray("genre"))).isEqualTo("Western 2, Drama 1");
        assertThat(counts(facets("runtime=60&genre=Western").getArray("runtime")))
                .isEqualTo("60 1, 90 1, other 2");
        assertThat(counts(facets("countries=France").getArray("countries"))).isEqualTo("USA 3, France 1");
    }

    @Test
    @Tag("F-271")
    void facetsOfATextSearchAreThoseOfItsFilms() {
        assertThat(counts(facets("text=searchers high&genre=Drama").getArray("genre")))
                .isEqualTo("Western 2, Drama 1");
        assertThat(counts(facets("text=searchers high&genre=Drama").getArray("year")))
                .isEqualTo("1952 1");
    }

    @Test
    @Tag("F-260")
    void aSearchOfSeveralWordsSaysHowManyFilmsHaveAll() {
        assertThat(search("text=wayne searcher").getNumber("all_words").intValue())
                .isEqualTo(1);
        assertThat(search("text=wayne searcher").getNumber("total_results").intValue())
                .isEqualTo(2);
        assertThat(search("text=the wayne western drama").getNumber("all_words").intValue())
                .isZero();
        for (var other : List.of("text=wayne", "text=\"john wayne\"", "text=wayne -wood", "text=the wayne", "")) {
            assertThat(search(other)).doesNotContainKey("all_words");
        }
    }

    @Test
    @Tag("F-268")
    void similarFilmsHaveTheMostInCommonFirst() {
        var reply = similar.to(DiscoveryFilms.id(1), 8);
        assertThat(ids(reply)).containsExactly(2);
        var first = reply.getArray("movies").get(0).asDocument();
        assertThat(first.getNumber("score").intValue()).isEqualTo(4 + 3 + 1);
        assertThat(first.getDocument("shared").toJson())
                .isEqualTo("{\"directors\": [\"John Ford\"], \"cast\": [\"John Wayne\"], \"writers\": [],"
                        + " \"genres\": [\"Western\"]}");
        assertThat(first).containsKeys("title", "imdb").doesNotContainKey("plot_embedding");
        assertThat(ids(similar.to(DiscoveryFilms.id(2), 8))).containsExactly(1, 3);
        assertThat(ids(similar.to(DiscoveryFilms.id(2), 1))).containsExactly(1);
        assertThat(ids(similar.to(DiscoveryFilms.id(3), 8))).containsExactly(2, 4);
    }

    @Test
    @Tag("F-268")
    void aFilmWithoutAnythingToShareHasNoneAndAnUnknownOneIsNotFound() {
        assertThat(ids(similar.to(DiscoveryFilms.id(6), 8))).isEmpty();
        assertThat(ids(similar.to(DiscoveryFilms.id(7), 8))).isEmpty();
        assertThat(ids(similar.to(DiscoveryFilms.id(8), 8))).isEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> similar.to(DiscoveryFilms.id(99), 8))
                .matches(problem -> problem.kind() == ProblemKind.NOT_FOUND);
    }
}
