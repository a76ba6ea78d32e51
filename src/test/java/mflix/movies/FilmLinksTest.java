package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.embedded.demo.DemoCatalogue;
import mflix.testing.LocalReads;
import mflix.testing.OddNames;
import mflix.testing.SampleData;
import mflix.testing.Site;
import mflix.testing.TestDatabase;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each name, genre and country of every film finds that film: as a filter, and names of people as people too. */
@Tag("F-263")
class FilmLinksTest {
    /** So few that a look-up, which the embedded database answers by reading all, is quick: there are many thousands. */
    private static final int FILMS_AT_ONCE = 25;

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
    private static final Set<String> PEOPLE = Set.of("cast", "directors", "writers");

    private final TestDatabase database = TestDatabase.inMemory();
    private final LocalReads api = new LocalReads(database.documents(), database.database());

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "sample"})
    void everyNameOfEveryFilmFindsIt(String with) {
        var all = films(with);
        var links = 0;
        for (int from = 0; from < all.size(); from += FILMS_AT_ONCE) {
            links += areFound(all.subList(from, Math.min(all.size(), from + FILMS_AT_ONCE)));
        }
        assertThat(links).isGreaterThan(with.equals("demo") ? 1000 : 10_000);
    }

    @Test
    @Tag("F-501")
    void aNameWithAnySignsFindsItsFilm() {
        var films = new ArrayList<BsonDocument>();
        for (var name : OddNames.PRINTABLE) {
            var names = List.of(name);
            films.add(new Document("_id", films.size())
                    .append("title", "Film " + films.size())
                    .append("cast", names)
                    .append("directors", names)
                    .append("writers", names)
                    .append("genres", names)
                    .append("countries", names)
                    .toBsonDocument());
        }
        assertThat(areFound(films)).isEqualTo(5 * OddNames.PRINTABLE.size());
    }

    @Test
    @Tag("F-501")
    void blanksAroundWhatIsTypedAreNotLookedAt() {
        movies().insertOne(
                        BsonDocument.parse("{_id: 1, cast: ['Ada Sun'], directors: ['Ada Sun'], genres: ['Drama']}"));
        movies().insertOne(
                        BsonDocument.parse("{_id: 2, cast: ['Ada sun'], directors: ['ada sun'], genres: ['drama']}"));
        for (var address : List.of(
                "people?name=%20Ada%20Sun",
                "people?name=Ada%20Sun%20%20",
                "movies/search?cast=%20Ada%20Sun%20",
                "movies/search?directors=%20Ada%20Sun",
                "movies/search?genre=Drama%20")) {
            assertThat(api.films(address))
                    .as(address)
                    .extracting(Object::toString)
                    .containsExactly("BsonInt32{value=1}");
        }
    }

    @Test
    @Tag("F-501")
    void whatIsSuggestedWithoutTheBlanksAroundItFindsItsFilms() {
        var i = 0;
        for (var credit :
                List.of(" Ada Moon", "Ada Moon ", " Ada Moon (story)", "Ada Moon  (play)", "Ada Moon (novel)")) {
            movies().insertOne(new BsonDocument("_id", new BsonInt32(i++))
                    .append("writers", new BsonArray(List.of(new BsonString(credit)))));
        }
        movies().insertOne(BsonDocument.parse(
                "{_id: 9, writers: ['Ada Moonlight', 'Not Ada Moon', 'Ada Moon Jr. (story)']}"));
        assertThat(api.films("people?name=Ada%20Moon")).hasSize(5);
        assertThat(api.get("people?name=Ada%20Moon").getNumber("total_results").intValue())
                .isEqualTo(5);
    }

    private MongoCollection<BsonDocument> movies() {
        return database.documents().getCollection("movies", BsonDocument.class);
    }

    private List<BsonDocument> films(String with) {
        if (with.equals("demo")) {
            new DemoCatalogue(database.documents()).load();
        } else {
            SampleData.require();
            database.documents().getCollection("movies").insertMany(SampleData.of("movies"));
        }
        return movies().find().into(new ArrayList<>());
    }

    /** @return how many names the films have */
    private int areFound(List<BsonDocument> films) {
        movies().drop();
        movies().insertMany(films);
        var wanted = new LinkedHashMap<String, Map<String, Set<BsonValue>>>();
        for (var film : films) {
            PARAMETERS.forEach((field, parameter) -> names(film.get(field))
                    .forEach(name -> wanted.computeIfAbsent(parameter, any -> new HashMap<>())
                            .computeIfAbsent(name, any -> new LinkedHashSet<>())
                            .add(film.get("_id"))));
        }
        wanted.forEach((parameter, names) -> names.forEach((name, ids) -> isFound(parameter, name, ids)));
        return wanted.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .mapToInt(Set::size)
                .sum();
    }

    private void isFound(String parameter, String name, Set<BsonValue> ids) {
        var found = api.films("movies/search?entries_per_page=100&" + parameter + "=" + Site.encoded(name));
        assertThat(found).as(parameter + " " + name).containsExactlyInAnyOrderElementsOf(ids);
        if (PEOPLE.contains(parameter)) {
            assertThat(api.films("people?name=" + Site.encoded(name)))
                    .as("people " + name)
                    .containsAll(ids);
        }
    }

    private static List<String> names(BsonValue value) {
        return value instanceof BsonArray names
                ? names.stream().map(name -> name.asString().getValue()).toList()
                : List.of();
    }
}
