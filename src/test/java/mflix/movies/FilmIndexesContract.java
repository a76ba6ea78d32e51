package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import mflix.mongo.CapabilityCache;
import mflix.mongo.CollectionName;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.movies.similar.SimilarFilms;
import mflix.settings.SettingsReader;
import mflix.testing.QueryPlans;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which index serves a question: by the command that is sent, and on a real server by its own explanation. */
@Tag("F-266")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilmIndexesContract {
    private TestDatabase database;
    private QueryPlans plans;
    private Movies movies;
    private SimilarFilms similar;

    abstract TestDatabase open();

    @BeforeAll
    void fill() {
        database = open();
        database.documents()
                .getCollection("movies")
                .insertMany(IntStream.range(0, 2000)
                        .mapToObj(n -> new Document("title", "Film " + n)
                                .append("year", 1900 + n % 120)
                                .append("genres", List.of(n % 20 == 0 ? "Western" : "Drama"))
                                .append("directors", List.of("Director " + n % 300))
                                .append("writers", List.of("Writer " + n % 300))
                                .append("cast", List.of("Actor " + n % 300))
                                .append("imdb", new Document("rating", n % 100 / 10.0))
                                .append("tomatoes", new Document("viewer", new Document("numReviews", n))))
                        .toList());
        DatabaseIndexes.make(database.documents());
        plans = new QueryPlans(database);
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var collection = new MovieCollection(plans.documents(), settings);
        movies = new Movies(collection, new CapabilityCache(database.database()));
        similar = new SimilarFilms(movies, collection);
    }

    @AfterAll
    void close() {
        if (plans != null) {
            plans.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page=0|tomatoes.viewer.numReviews_-1__id_1",
                "sort=reviewed&order=asc|tomatoes.viewer.numReviews_-1__id_1",
                "sort=year|year_-1__id_1",
                "sort=year&order=asc&year_from=1950|year_-1__id_1",
                "sort=rating&imdb_rating_from=7|imdb.rating_-1__id_1",
                "sort=title|title_1__id_1",
                "sort=title&order=desc|title_1__id_1",
                "genre=Western|genres_1_tomatoes.viewer.numReviews_-1__id_1",
                "genre=Western&sort=rating&year_from=1950&year_to=1959|genres_1_imdb.rating_-1__id_1",
                "genre=Western&sort=year|genres_1_year_-1__id_1",
                "cast=Actor 7|cast_1_tomatoes.viewer.numReviews_-1__id_1",
                "directors=Director 7|directors_1_tomatoes.viewer.numReviews_-1__id_1",
                "writers=Writer 7|writers_1_tomatoes.viewer.numReviews_-1__id_1"
            })
    void listsAndSearchesAreReadInTheOrderOfAnIndex(String query, String index) {
        var asked = MovieRequest.ofSearch(MoviesContract.query(query.split("&", -1)));
        movies.matching(asked).page(asked.page());
        var find = plans.last("find");
        var keys = DatabaseIndexes.named(CollectionName.MOVIES).get(index);
        assertThat(keys).as(index).isNotNull();
        assertThat(isServed(find.getDocument("sort"), keys, QueryPlans.fields(find.get("filter"))))
                .as(find.toJson())
                .isTrue();
        if (plans.isReal()) {
            var plan = plans.explained(find);
            assertThat(QueryPlans.used(plan)).containsExactly(index);
            assertThat(plan).doesNotContain("\"stage\": \"SORT\"", "COLLSCAN");
        }
    }

    @ParameterizedTest
    @CsvSource({"cast", "directors", "writers"})
    void similarFilmsAreFoundByTheIndexesOfThePeople(String field) {
        var film = database.documents()
                .getCollection("movies", BsonDocument.class)
                .find()
                .first();
        similar.to(film.getObjectId("_id").getValue(), 8);
        var aggregate = plans.last("aggregate");
        assertThat(QueryPlans.fields(aggregate.getArray("pipeline").get(0))).contains(field, "genres", "year");
        assertThat(DatabaseIndexes.named(CollectionName.MOVIES).keySet())
                .contains(field + "_1_tomatoes.viewer.numReviews_-1__id_1", "genres_1_year_-1__id_1");
        if (plans.isReal()) {
            assertThat(QueryPlans.used(plans.explained(aggregate))).anyMatch(index -> index.startsWith(field + "_1"));
            assertThat(plans.explained(aggregate)).doesNotContain("COLLSCAN");
        }
    }

    /** The keys begin with fields of the filter, and what follows is the order, forwards or backwards. */
    private static boolean isServed(BsonDocument sort, BsonDocument keys, Set<String> filtered) {
        var rest = new ArrayList<>(keys.keySet());
        while (!rest.isEmpty() && !rest.get(0).equals(sort.getFirstKey()) && filtered.contains(rest.get(0))) {
            rest.remove(0);
        }
        var products = new TreeSet<Integer>();
        for (var field : sort.keySet()) {
            if (rest.isEmpty() || !rest.remove(0).equals(field)) {
                return false;
            }
            products.add(sort.getInt32(field).getValue() * keys.getInt32(field).getValue());
        }
        return products.size() == 1;
    }
}
