package mflix.theaters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.CollectionName;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Theaters by place on any server: the same order and the same distances. */
@Tag("F-270")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TheatersContract {
    private TestDatabase database;
    private Theaters theaters;

    abstract TestDatabase open();

    @BeforeAll
    void fill() {
        database = open();
        database.documents()
                .getCollection("theaters")
                .insertMany(List.of(
                        theater(4, "Minneapolis", "MN", -93.27, 44.98),
                        theater(2, "Minneapolis", "MN", -93.25, 44.98),
                        theater(9, "Chicago", "IL", -87.63, 41.88),
                        theater(7, "Suva", "FJ", 178.44, -18.14),
                        theater(5, "Apia", "WS", -171.76, -13.83),
                        new Document("theaterId", 1)
                                .append("location", new Document("address", new Document("city", "Nowhere")))));
        DatabaseIndexes.make(database.documents());
        theaters = new Theaters(database.documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty())));
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private static Document theater(int number, String city, String state, double longitude, double latitude) {
        return new Document("theaterId", number)
                .append(
                        "location",
                        new Document("address", new Document("city", city).append("state", state))
                                .append(
                                        "geo",
                                        new Document("type", "Point")
                                                .append("coordinates", List.of(longitude, latitude))));
    }

    private BsonDocument page(String... parameters) {
        var sent = new LinkedHashMap<String, List<String>>();
        Arrays.stream(parameters)
                .map(parameter -> parameter.split("=", 2))
                .forEach(pair -> sent.put(pair[0], List.of(pair[1])));
        return theaters.page(TheaterRequest.of(sent));
    }

    private static List<Integer> numbers(BsonDocument reply) {
        return reply.getArray("theaters").stream()
                .map(theater -> theater.asDocument().getInt32("theaterId").getValue())
                .toList();
    }

    private static double distance(BsonDocument reply, int index) {
        return reply.getArray("theaters")
                .get(index)
                .asDocument()
                .getDouble("distance_km")
                .getValue();
    }

    @Test
    void theNearestComesFirstWithItsDistance() {
        var reply = page("near=-93.25,44.98");
        assertThat(numbers(reply)).startsWith(2, 4, 9).hasSize(5);
        assertThat(distance(reply, 0)).isZero();
        assertThat(distance(reply, 1)).isCloseTo(1.57, within(0.011));
        assertThat(distance(reply, 2)).isCloseTo(569.6, within(1.5));
        assertThat(reply.getNumber("total_results").intValue()).isEqualTo(5);
        assertThat(reply.getDocument("filters").toJson()).isEqualTo("{\"near\": [-93.25, 44.98]}");
    }

    @Test
    void aDistanceGoesOverTheDateLine() {
        var reply = page("near=179.9,-18");
        assertThat(numbers(reply)).startsWith(7, 5);
        assertThat(distance(reply, 1)).isBetween(950.0, 1050.0);
    }

    @Test
    void pagesShareOutTheList() {
        assertThat(numbers(page("near=-93.25,44.98", "entries_per_page=2"))).containsExactly(2, 4);
        assertThat(numbers(page("near=-93.25,44.98", "entries_per_page=2", "page=1")))
                .startsWith(9)
                .hasSize(2);
        assertThat(numbers(page("near=-93.25,44.98", "entries_per_page=2", "page=9")))
                .isEmpty();
    }

    @Test
    void aCityIsFoundLetterByLetterAndAllAreThereByNumber() {
        assertThat(numbers(page("city=Minneapolis"))).containsExactly(2, 4);
        assertThat(numbers(page("city=minneapolis"))).isEmpty();
        assertThat(numbers(page())).containsExactly(1, 2, 4, 5, 7, 9);
    }

    @Test
    @Tag("F-502")
    void aStateTellsCitiesOfOneNameApart() {
        var all = database.documents().getCollection("theaters");
        var other = theater(8, "Minneapolis", "KS", -97.7, 39.12);
        all.insertOne(other);
        try {
            assertThat(numbers(page("city=Minneapolis"))).containsExactly(2, 4, 8);
            assertThat(numbers(page("city=Minneapolis", "state=KS"))).containsExactly(8);
            assertThat(numbers(page("city=Minneapolis", "state=ks"))).isEmpty();
            var reply = page("city=Minneapolis", "state=MN");
            assertThat(numbers(reply)).containsExactly(2, 4);
            assertThat(reply.getNumber("total_results").intValue()).isEqualTo(2);
            assertThat(reply.getDocument("filters").toJson())
                    .isEqualTo("{\"city\": \"Minneapolis\", \"state\": \"MN\"}");
            assertThat(theaters.cities().getArray("cities")).hasSize(6);
        } finally {
            all.deleteOne(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=MN", "state=MN&near=-93.25,44.98"})
    @Tag("F-502")
    void aStateAloneIsRefused(String query) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> page(query.split("&", -1)))
                .matches(problem -> problem.kind() == ProblemKind.INVALID_PARAMETER)
                .withMessageContaining("beside a city");
    }

    @Test
    void citiesHaveTheMiddleOfTheirTheaters() {
        var cities = theaters.cities().getArray("cities");
        assertThat(cities).hasSize(5);
        var city = cities.get(2).asDocument();
        assertThat(city.getString("city").getValue()).isEqualTo("Minneapolis");
        assertThat(city.getNumber("count").intValue()).isEqualTo(2);
        assertThat(city.getArray("near").get(0).asDouble().getValue()).isCloseTo(-93.26, within(1e-9));
        assertThat(cities.get(3).asDocument()).doesNotContainKey("near");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "near=",
                "near=1",
                "near=1,2,3",
                "near=a,b",
                "near=181,0",
                "near=0,91",
                "near=1e1,2",
                "near=1, 2",
                "near=NaN,0"
            })
    void whatIsNoPlaceIsRefused(String near) {
        if (near.equals("near=")) { // as a form sends a field that was left empty
            assertThat(numbers(page(near))).hasSize(6);
            return;
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> page(near))
                .matches(problem -> problem.kind() == ProblemKind.INVALID_PARAMETER);
    }

    @Test
    void aPlaceAndACityTogetherAreRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> page("near=1,2", "city=Suva"))
                .withMessageContaining("ask for one of them");
    }

    @Test
    void thereAreIndexesForBoth() {
        assertThat(DatabaseIndexes.named(CollectionName.THEATERS).keySet())
                .containsExactly(
                        "location.geo_2dsphere", "location.address.city_1_theaterId_1__id_1", "theaterId_1__id_1");
        assertThat(Map.copyOf(DatabaseIndexes.named(CollectionName.SUGGESTIONS)))
                .containsOnlyKeys("kind_1_key_1_weight_-1");
    }

    @Test
    void theaterWhosePlaceIsNoDocumentIsInNoListByDistance() {
        var before = page("near=-93.27,44.98");
        var all = database.documents().getCollection("theaters");
        var odd = List.of(
                new Document("_id", "null").append("location", null),
                new Document("_id", "text").append("location", "here"));
        all.insertMany(odd);
        try {
            assertThat(page("near=-93.27,44.98")).isEqualTo(before);
        } finally {
            odd.forEach(all::deleteOne);
        }
    }
}
