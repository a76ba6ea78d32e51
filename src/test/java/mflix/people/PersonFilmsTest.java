package mflix.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-267")
class PersonFilmsTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private PersonFilms films;

    @BeforeEach
    void fill() {
        database.documents()
                .getCollection("movies")
                .insertMany(List.of(
                        film(1, 1939).append("directors", List.of("John Ford")).append("writers", List.of("John Ford")),
                        film(2, 1931).append("directors", List.of("John Ford (co-director)", "Somebody")),
                        film(3, "1955è").append("writers", List.of("John Ford (story)", "John Ford (screenplay)")),
                        film(4, 1950).append("cast", List.of("John Ford")),
                        film(5, 1950).append("cast", List.of("John Fords", "john ford", "John")),
                        film(6, 1951).append("cast", "John Ford").append("writers", List.of("J.R. (x)"))));
        films = new PersonFilms(database.documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty())));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Document film(int number, Object year) {
        return new Document("_id", number).append("title", "Film " + number).append("year", year);
    }

    private BsonDocument of(String name) {
        return films.of(PersonName.of(Map.of("name", List.of(name))));
    }

    private static String ids(BsonDocument reply, String role) {
        var text = new StringBuilder();
        for (var row : reply.getArray(role)) {
            var decade = row.asDocument();
            text.append(
                            decade.isNull("decade")
                                    ? "none"
                                    : decade.getInt32("decade").getValue())
                    .append(':');
            decade.getArray("films").forEach(film -> text.append(
                            film.asDocument().getInt32("_id").getValue())
                    .append(' '));
            assertThat(decade.getInt32("count").getValue())
                    .isEqualTo(decade.getArray("films").size());
        }
        return text.toString().strip();
    }

    @Test
    void filmsAreThereByRoleAndDecadeTheLatestFirst() {
        var ford = of("John Ford");
        assertThat(ids(ford, "director")).isEqualTo("1930:1 2");
        assertThat(ids(ford, "writer")).isEqualTo("1930:1 none:3");
        assertThat(ids(ford, "actor")).as("one name may stand alone").isEqualTo("1950:6 4");
        assertThat(ford.getString("name").getValue()).isEqualTo("John Ford");
        assertThat(ford.getInt32("total_results").getValue()).isEqualTo(5);
    }

    @Test
    void creditsAreShownAsStoredAndARemarkInTheQuestionIsNotLookedAt() {
        assertThat(of("John Ford (story)").getArray("writer").toString())
                .contains("\"credits\": [\"John Ford (story)\", \"John Ford (screenplay)\"]");
    }

    @Test
    void signsOfAPatternAreLetters() {
        assertThat(ids(of("J.R."), "writer")).isEqualTo("1950:6");
        assertThat(of("J.R").getInt32("total_results").getValue()).isZero();
        assertThat(of("JxR.").getInt32("total_results").getValue()).isZero();
        assertThat(of("J* [a-z]+ ^$ {1} \\ |").getInt32("total_results").getValue())
                .isZero();
    }

    @Test
    void nobodyIsAnEmptyReplyAndNoNameIsRefused() {
        assertThat(of("Nobody").toJson())
                .isEqualTo(
                        "{\"name\": \"Nobody\", \"actor\": [], \"director\": [], \"writer\": [], \"total_results\": 0}");
        for (Map<String, List<String>> sent : List.of(Map.<String, List<String>>of(), Map.of("name", List.of(" ")))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> PersonName.of(sent))
                    .matches(problem -> problem.kind() == ProblemKind.MISSING_PARAMETER);
        }
    }
}
