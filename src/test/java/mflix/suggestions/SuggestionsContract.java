package mflix.suggestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suggestions and how they are made, on any server. */
@Tag("F-269")
abstract class SuggestionsContract {
    private TestDatabase database;
    private Suggestions suggestions;
    private SuggestionRefresh refresh;

    abstract TestDatabase open();

    @BeforeEach
    void fill() {
        database = open();
        films().insertMany(List.of(
                film("The Godfather", 1972, 900)
                        .append("cast", List.of("Al Pacino", "Marlon Brando"))
                        .append("directors", List.of("Francis Ford Coppola"))
                        .append("writers", List.of("Mario Puzo (novel)", "Francis Ford Coppola (screenplay)")),
                film("The Godfather: Part II", 1974, 800).append("cast", List.of("Al Pacino")),
                film("Les Mis\u00e9rables", 1935, 5).append("cast", List.of("Godfrey Tearle")),
                film("Schindler's List", 1993, 700),
                film("A", 2000, 1),
                new Document("title", 300).append("cast", "nobody"),
                new Document("title", "Zzyzx").append("tomatoes", null),
                new Document("title", "Zzyzy").append("tomatoes", new Document("viewer", List.of()))));
        suggestions = new Suggestions(collection());
        refresh = new SuggestionRefresh(database.documents(), collection());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private MongoCollection<Document> films() {
        return database.documents().getCollection("movies");
    }

    private SuggestionCollection collection() {
        return new SuggestionCollection(
                database.documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty())));
    }

    private static Document film(String title, int year, int reviews) {
        return new Document("title", title)
                .append("year", year)
                .append("tomatoes", new Document("viewer", new Document("numReviews", reviews)));
    }

    private List<String> to(String prefix) {
        return suggestions.to(Map.of("prefix", List.of(prefix))).getArray("suggestions").stream()
                .map(suggestion -> suggestion.asDocument().getString("text").getValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "godf|The Godfather;The Godfather: Part II;Godfrey Tearle",
                "GODFATHER  PART|The Godfather: Part II",
                "the god|The Godfather;The Godfather: Part II",
                "les miserables|Les Mis\u00e9rables",
                "LES MIS\u00c9R|Les Mis\u00e9rables",
                "schindlers|Schindler's List",
                "pac|Al Pacino",
                "al pa|Al Pacino",
                "zzyz|Zzyzx;Zzyzy",
                "ford c|Francis Ford Coppola",
                "mario puzo|Mario Puzo",
                "a|A;Al Pacino",
                "father|",
                ".*|",
                "$ne|"
            })
    void beginWithWhatWasTypedWithoutRegardToCaseAccentsAndPunctuation(String prefix, String texts) {
        refresh.run();
        assertThat(to(prefix)).containsExactly(texts == null ? new String[0] : texts.split(";", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "godfahter|The Godfather;The Godfather: Part II",
                "the godfater|The Godfather;The Godfather: Part II",
                "god father|The Godfather",
                "al pacinno|Al Pacino",
                "brnado|Marlon Brando",
                "schindlers lits|Schindler's List",
                "xodfather|",
                "gof|",
                "godmother of all|"
            })
    void whatIsSpelledAlmostSoIsSuggestedWhereItIsAskedForAndNothingBeginsSo(String prefix, String texts) {
        refresh.run();
        var sent = Map.of("prefix", List.of(prefix), "alike", List.of("true"));
        assertThat(suggestions.to(sent).getArray("suggestions").stream()
                        .map(one -> one.asDocument().getString("text").getValue()))
                .containsExactly(texts == null ? new String[0] : texts.split(";", -1));
        assertThat(to(prefix)).isEmpty();
    }

    @Test
    void whatBeginsSoComesAloneWhateverIsSpelledAlmostSo() {
        refresh.run();
        assertThat(suggestions
                        .to(Map.of("prefix", List.of("godfr"), "alike", List.of("true")))
                        .getArray("suggestions"))
                .hasSize(1);
    }

    @Test
    void aTitleLeadsToItsFilmAndAPersonSaysHowManyFilmsThereAre() {
        refresh.run();
        var reply = suggestions.to(Map.of("prefix", List.of("godfather p"))).getArray("suggestions");
        assertThat(reply.get(0).asDocument().keySet()).containsExactly("kind", "text", "_id", "year");
        var person = suggestions.to(Map.of("prefix", List.of("pacino"))).getArray("suggestions");
        assertThat(person.get(0).toString()).isEqualTo("{\"kind\": \"person\", \"text\": \"Al Pacino\", \"films\": 2}");
    }

    @Test
    void thereAreNoneAndNoErrorBeforeTheyAreMade() {
        assertThat(to("godf")).isEmpty();
    }

    @Test
    void theyAreMadeOnceAndAgainWhenFilmsChange() {
        assertThat(refresh.run()).isTrue();
        assertThat(refresh.run()).isFalse();
        assertThat(new SuggestionRefresh(database.documents(), collection()).run())
                .isFalse();
        films().insertOne(film("Godzilla", 1954, 50));
        assertThat(refresh.run()).isTrue();
        assertThat(to("godz")).containsExactly("Godzilla");
        films().updateOne(
                        new Document("title", "Godzilla"),
                        new Document(
                                "$set",
                                new Document("title", "Gojira").append("lastupdated", Instant.ofEpochMilli(5))));
        assertThat(refresh.run()).isTrue();
        assertThat(to("godz")).isEmpty();
        assertThat(to("goji")).containsExactly("Gojira");
        database.documents().getCollection("suggestions").drop();
        assertThat(to("goji")).isEmpty();
        assertThat(refresh.run()).isTrue();
        assertThat(to("goji")).containsExactly("Gojira");
    }

    @Test
    void whileFilmsGoOnChangingTheyAreMadeOnceInTenLooks() {
        assertThat(refresh.runWhenQuiet()).isTrue(); // there were none
        for (int look = 1; look <= 10; look++) {
            films().insertOne(film("Godzilla " + look, 1954, 50));
            assertThat(refresh.runWhenQuiet()).as("look " + look).isEqualTo(look == 10);
        }
        films().insertOne(film("Godzilla again", 1954, 50));
        assertThat(refresh.runWhenQuiet()).isFalse();
        assertThat(refresh.runWhenQuiet()).isTrue();
        assertThat(refresh.runWhenQuiet()).isFalse();
        assertThat(to("godzilla again")).hasSize(1);
    }

    @Test
    void whileAnotherServerHoldsTheLeaseTheyAreLeftToIt() {
        refresh.run();
        films().insertOne(film("Godzilla", 1954, 50));
        database.documents()
                .getCollection("mflix_marks")
                .updateOne(
                        new Document("_id", "suggestions"),
                        new Document("$set", new Document("owner", "another"))
                                .append("$currentDate", new Document("renewedAt", true)));
        assertThat(refresh.run()).isFalse();
        assertThat(to("godz")).isEmpty();
        database.documents()
                .getCollection("mflix_marks")
                .updateOne(
                        new Document("_id", "suggestions"),
                        new Document("$set", new Document("renewedAt", Instant.EPOCH)));
        assertThat(refresh.run()).isTrue();
        assertThat(to("godz")).containsExactly("Godzilla");
    }

    @Test
    void filmsAreOnlyRead() {
        var before = films().find().into(new ArrayList<>());
        refresh.run();
        assertThat(films().find().into(new ArrayList<>())).isEqualTo(before);
    }

    @Test
    void withoutAPrefixTheyAreRefused() {
        for (Map<String, List<String>> sent : List.of(Map.<String, List<String>>of(), Map.of("prefix", List.of(" ")))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> suggestions.to(sent))
                    .matches(problem -> problem.kind() == ProblemKind.MISSING_PARAMETER);
        }
        BsonDocument none = suggestions.to(Map.of("prefix", List.of("...")));
        assertThat(none.getArray("suggestions")).isEmpty();
    }
}
