package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mflix.mongo.CollectionName;
import mflix.mongo.DatabaseIndexes;
import mflix.testing.LocalReads;
import mflix.testing.QueryPlans;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which index serves people, suggestions, theaters, texts, facets and titles: by the command that is sent, and on a real server by its plan. */
@Tag("F-505")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReadIndexesContract {
    private static final String REVIEWED = "_1_tomatoes.viewer.numReviews_-1__id_1";
    private static final String TEXT = "cast_text_fullplot_text_genres_text_title_text";

    private TestDatabase database;
    private QueryPlans plans;
    private LocalReads api;

    abstract TestDatabase open();

    @BeforeAll
    void fill() {
        database = open();
        insert("movies", n -> new Document("title", "Film " + n)
                .append("fullplot", "Somebody walks " + n + " miles.")
                .append("cast", List.of("Actor " + n % 300))
                .append("directors", List.of("Director " + n % 300))
                .append("writers", List.of("Writer " + n % 300 + " (story)"))
                .append("countries", List.of("Country " + n % 50)));
        insert("suggestions", n -> new Document("kind", n % 2 == 0 ? "title" : "person")
                .append("key", "film " + n)
                .append("weight", n)
                .append("suggestion", new Document("kind", "title").append("text", "Film " + n)));
        insert("theaters", n -> new Document("theaterId", n)
                .append(
                        "location",
                        new Document("address", new Document("city", "City " + n % 100).append("state", "S" + n % 7))
                                .append(
                                        "geo",
                                        new Document("type", "Point")
                                                .append("coordinates", List.of(n / 20.0, n % 90 / 2.0)))));
        DatabaseIndexes.make(database.documents());
        plans = new QueryPlans(database);
        api = new LocalReads(plans.documents(), database.database());
    }

    private void insert(String collection, IntFunction<Document> row) {
        database.documents()
                .getCollection(collection)
                .insertMany(IntStream.range(0, 2000).mapToObj(row).toList());
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

    /** The command that an address sends. */
    private BsonDocument sent(String address, String command) {
        plans.forget();
        api.get(address);
        return plans.last(command);
    }

    private void isServedBy(BsonDocument command, CollectionName collection, String... indexes) {
        assertThat(command.getString(command.getFirstKey()).getValue()).isEqualTo(collection.inDatabase());
        assertThat(DatabaseIndexes.named(collection)).containsKeys(indexes);
        if (plans.isReal()) {
            var plan = plans.explained(command);
            assertThat(QueryPlans.used(plan)).as(plan).containsExactlyInAnyOrder(indexes);
            assertThat(plan).doesNotContain("COLLSCAN");
        }
    }

    private static BsonDocument firstStage(BsonDocument aggregate) {
        return aggregate.getArray("pipeline").get(0).asDocument();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"Actor 7|^Actor 7  ?\\(", "J.R. Ford (story)|^J\\.R\\. Ford  ?\\("})
    void somebodysFilmsAreFoundByTheIndexOfEachRole(String name, String pattern) {
        var aggregate = sent("people?name=" + name.replace(" ", "%20"), "aggregate");
        var roles = firstStage(aggregate).getDocument("$match").getArray("$or");
        for (var role : Map.of("cast", 0, "directors", 1, "writers", 2).entrySet()) {
            var ways = roles.get(role.getValue()).asDocument().getArray("$or");
            assertThat(ways)
                    .as("a name, or a pattern that is anchored")
                    .allMatch(way -> way.asDocument().getFirstKey().equals(role.getKey()));
            assertThat(ways.get(0).asDocument().getDocument(role.getKey())).containsOnlyKeys("$in");
            assertThat(ways.get(1)
                            .asDocument()
                            .getRegularExpression(role.getKey())
                            .getPattern())
                    .isEqualTo(pattern);
            assertThat(ways.get(2)
                            .asDocument()
                            .getRegularExpression(role.getKey())
                            .getPattern())
                    .isEqualTo(pattern.replace("^", "^ "));
        }
        isServedBy(aggregate, CollectionName.MOVIES, "cast" + REVIEWED, "directors" + REVIEWED, "writers" + REVIEWED);
    }

    @ParameterizedTest
    @CsvSource({"suggestions?prefix=film 7", "suggestions?prefix=filn&alike=true"})
    void suggestionsAreARangeOfTheIndexOnTheirKeys(String address) {
        var find = sent(address.replace(" ", "%20"), "find");
        assertThat(QueryPlans.fields(find.get("filter"))).contains("kind", "key", "$gte", "$lt");
        isServedBy(find, CollectionName.SUGGESTIONS, "kind_1_key_1_weight_-1");
    }

    @Test
    void theNearestTheatersAreFoundByTheIndexOnTheirPlace() {
        var aggregate = sent("theaters?near=5,5", "aggregate");
        assertThat(firstStage(aggregate)
                        .getDocument("$geoNear")
                        .getString("key")
                        .getValue())
                .isEqualTo("location.geo");
        isServedBy(aggregate, CollectionName.THEATERS, "location.geo_2dsphere");
    }

    @ParameterizedTest
    @CsvSource({
        "theaters?city=City 7,location.address.city_1_theaterId_1__id_1",
        "theaters?city=City 7&state=S0,location.address.city_1_theaterId_1__id_1",
        "theaters,theaterId_1__id_1"
    })
    void theatersAreReadInTheOrderOfAnIndex(String address, String index) {
        var find = sent(address.replace(" ", "%20"), "find");
        assertThat(find.getDocument("sort").toJson()).isEqualTo("{\"theaterId\": 1, \"_id\": 1}");
        isServedBy(find, CollectionName.THEATERS, index);
        if (plans.isReal()) {
            assertThat(plans.explained(find)).doesNotContain("\"stage\": \"SORT\"");
        }
    }

    @Test
    void citiesAreReadByTheIndexOnCities() {
        var aggregate = sent("theaters/cities", "aggregate");
        assertThat(firstStage(aggregate).getDocument("$match")).containsOnlyKeys("location.address.city");
        isServedBy(aggregate, CollectionName.THEATERS, "location.address.city_1_theaterId_1__id_1");
    }

    @Test
    void titlesOfACountryAreReadInTheOrderOfAnIndex() {
        var find = sent("movies/countries?countries=Country%207", "find");
        assertThat(find.getDocument("filter")).containsOnlyKeys("countries");
        isServedBy(find, CollectionName.MOVIES, "countries_1_title_1");
    }

    @Test
    void facetsOfAResultReadOnlyThatResult() {
        var aggregate = sent("movies/facet-search?cast=Actor%207&facet_scope=all", "aggregate");
        assertThat(QueryPlans.fields(firstStage(aggregate).get("$match"))).contains("cast");
        isServedBy(aggregate, CollectionName.MOVIES, "cast" + REVIEWED);
    }

    @Test
    void aTextIsFoundByTheTextIndexWhereThereIsOne() {
        assertThat(DatabaseIndexes.named(CollectionName.MOVIES)).containsKey(TEXT);
        if (!plans.isReal()) {
            plans.forget();
            api.get("movies/search?text=miles");
            assertThat(plans.first("find").getDocument("projection").keySet())
                    .as("the embedded database reads all, and of each film no more than is searched")
                    .contains("title", "cast", "genres", "fullplot")
                    .doesNotContain("plot");
            return;
        }
        var aggregate = sent("movies/search?text=miles", "aggregate");
        assertThat(QueryPlans.fields(firstStage(aggregate).get("$match"))).contains("$text");
        isServedBy(aggregate, CollectionName.MOVIES, TEXT);
    }
}
