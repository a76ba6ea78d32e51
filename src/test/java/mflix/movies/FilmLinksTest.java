package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import mflix.embedded.demo.DemoCatalogue;
import mflix.mongo.CapabilityCache;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.testing.SampleData;
import mflix.testing.TestDatabase;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a film's page shows as a link finds that film: each name, genre and country of every film. */
@Tag("F-263")
class FilmLinksTest {
    private static final Map<String, String> PARAMETERS = Map.of(
            "cast",
            "cast",
            "directors",
            "directors",
            "writers",
            "writers",
            "genres",
            "genre",
            "countries",
            "countries");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]+( [A-Za-z]+)*( \\([a-z ]+\\))?");

    private final TestDatabase database = TestDatabase.inMemory();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "sample"})
    void everyNameOfEveryFilmFindsIt(String with) {
        if (with.equals("demo")) {
            new DemoCatalogue(database.documents()).load();
        } else {
            SampleData.require();
            database.documents().getCollection("movies").insertMany(SampleData.of("movies"));
        }
        var films = database.documents()
                .getCollection("movies", BsonDocument.class)
                .find()
                .into(new ArrayList<>());
        var expected = new LinkedHashMap<String, Map<String, Set<BsonValue>>>();
        for (var film : films) {
            PARAMETERS.forEach((field, parameter) -> film.getArray(field, new BsonArray())
                    .forEach(value -> expected.computeIfAbsent(parameter, name -> new HashMap<>())
                            .computeIfAbsent(((BsonString) value).getValue(), name -> new HashSet<>())
                            .add(film.get("_id"))));
        }
        var asked = 0;
        for (var parameter : expected.entrySet()) {
            for (var value : parameter.getValue().entrySet()) {
                var filter = MovieRequest.ofSearch(Map.of(parameter.getKey(), List.of(value.getKey())))
                        .filter();
                assertThat(filter.lists().get(parameter.getKey()))
                        .as(parameter.getKey())
                        .containsExactly(value.getKey());
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(1000);
        var movies = new Movies(
                new MovieCollection(
                        database.documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty()))),
                new CapabilityCache(database.database()));
        var random = new Random(7);
        for (var name : List.of("directors", "writers")) {
            for (var value : expected.get(name).entrySet()) {
                if (PLAIN.matcher(value.getKey()).matches() && random.nextInt(20) > 0) {
                    continue; // of plain names one in twenty is looked up, of all others each
                }
                var query = MovieRequest.ofSearch(
                        Map.of(name, List.of(value.getKey()), "entries_per_page", List.of("100")));
                assertThat(new HashSet<>(movies.matching(query).page(query.page()).stream()
                                .map(film -> film.get("_id"))
                                .toList()))
                        .as(name + " " + value.getKey())
                        .isEqualTo(value.getValue());
            }
        }
    }
}
