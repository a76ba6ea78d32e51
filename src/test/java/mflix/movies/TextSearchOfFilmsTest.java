package mflix.movies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mflix.comments.Comments;
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

/** Searches over all films of the demo catalogue and of the sample data, compared with a pattern over the same fields. */
@Tag("F-262")
class TextSearchOfFilmsTest {
    private final TestDatabase database = TestDatabase.inMemory();

    @AfterEach
    void close() {
        database.close();
    }

    private MovieViews filled(String with) {
        if (with.equals("demo")) {
            new DemoCatalogue(database.documents()).load();
        } else {
            SampleData.require();
            database.documents().getCollection("movies").insertMany(SampleData.of("movies"));
        }
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var movies = new Movies(
                new MovieCollection(database.documents(), settings), new CapabilityCache(database.database()));
        return new MovieViews(movies, new Comments(database.documents(), settings, Clock.systemUTC()));
    }

    private static long total(MovieViews views, String text) {
        return views.page(MovieRequest.ofSearch(Map.of("text", List.of(text))))
                .getNumber("total_results")
                .longValue();
    }

    private long matching(String pattern) {
        var asked = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        long count = 0;
        for (var film :
                database.documents().getCollection("movies", BsonDocument.class).find()) {
            var texts = Stream.of("title", "cast", "genres", "fullplot")
                    .flatMap(field -> texts(film.get(field, new BsonArray())));
            count += texts.anyMatch(text -> asked.matcher(text).find()) ? 1 : 0;
        }
        return count;
    }

    private static Stream<String> texts(BsonValue value) {
        if (value.isArray()) {
            return value.asArray().stream().flatMap(TextSearchOfFilmsTest::texts);
        }
        return value instanceof BsonString text ? Stream.of(text.getValue()) : Stream.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "sample"})
    void stopWordsFindNothingAndOtherWordsTheirStem(String with) {
        var pages = filled(with);
        assertThat(total(pages, "the")).isZero();
        assertThat(total(pages, "of the and")).isZero();
        var godfathers = matching("(?<![\\w'])godfather('?s)?(?![\\w'])");
        assertThat(total(pages, "the godfather")).isEqualTo(godfathers);
        assertThat(total(pages, "Godfathers of the")).isEqualTo(godfathers);
        assertThat(total(pages, "wizard of oz"))
                .isEqualTo(matching("(?<![\\w'])(wizards?('s)?|wizarding|oz('s)?)(?![\\w'])"))
                .isPositive();
    }
}
