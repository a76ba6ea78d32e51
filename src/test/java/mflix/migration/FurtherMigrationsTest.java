package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mflix.migration.analysis.MigrationPlan;
import mflix.migration.conversion.EmptyImdbRating;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.conversion.YearFromText;
import mflix.migration.store.RunState;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other two conversions go through plan, run, verification and undo without a line of their own. */
@Tag("migration")
class FurtherMigrationsTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final Node node = new Node(database.documents());

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private List<Document> films() {
        return OldFilms.of(database.documents())
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    @Test
    void emptyRatingsAreRemovedAndComeBack() {
        OldFilms.of(database.documents())
                .insertMany(List.of(
                        new Document("_id", 1).append("imdb", new Document("rating", "").append("votes", 1)),
                        new Document("_id", 2).append("imdb", new Document("rating", 7.5).append("votes", 2)),
                        new Document("_id", 3).append("imdb", new Document("rating", "").append("votes", "")),
                        new Document("_id", 4)));
        var before = films();
        var plan = plan("movies-empty-imdb-rating");
        assertThat(List.of(plan.willConvert(), plan.willNotConvert(), plan.alreadyDone()))
                .containsExactly(2L, 0L, 1L);
        var invariants = new Invariants(database.documents(), new EmptyImdbRating());
        var run = node.lead(node.start("movies-empty-imdb-rating"));
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        invariants.check(run);
        assertThat(films().get(0)).containsEntry("imdb", new Document("votes", 1));
        assertThat(node.lead(node.act(run, RunAction.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(films().get(0).get("imdb", Document.class)).containsEntry("rating", "");
        assertThat(films().get(1)).isEqualTo(before.get(1));
    }

    @Test
    void yearsBecomeNumbersAndWhatIsNoSpanStays() {
        OldFilms.of(database.documents())
                .insertMany(List.of(
                        new Document("_id", 1).append("year", "2006è2012"),
                        new Document("_id", 2).append("year", 1994),
                        new Document("_id", 3).append("year", "1981è"),
                        new Document("_id", 4).append("year", "unknown")));
        var before = films();
        var plan = plan("movies-year-from-text");
        assertThat(List.of(plan.willConvert(), plan.willNotConvert(), plan.alreadyDone()))
                .containsExactly(2L, 1L, 1L);
        assertThat(plan.reasons()).containsExactly(Map.entry(RefusalReason.UNKNOWN_FORMAT, 1L));
        var invariants = new Invariants(database.documents(), new YearFromText(Clock.systemUTC()));
        var run = node.lead(node.start("movies-year-from-text"));
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        invariants.check(run);
        assertThat(films()).extracting(film -> film.get("year")).containsExactly(2006, 1994, 1981, "unknown");
        assertThat(node.lead(node.act(run, RunAction.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(films()).isEqualTo(before);
    }

    private MigrationPlan plan(String migration) {
        return node.migrations().plan(migration, Duration.ofSeconds(60));
    }

    @Test
    @Tag("F-180")
    void planJudgesWhatARunReadsAndNothingElse() {
        OldFilms.of(database.documents())
                .insertMany(List.of(
                        new Document("_id", 1).append("imdb", new Document("rating", "N/A")),
                        new Document("_id", 2).append("imdb", new Document("rating", "8.1")),
                        new Document("_id", 3).append("imdb", new Document("rating", List.of("N/A"))),
                        new Document("_id", 4).append("imdb", "no document"),
                        new Document("_id", 5).append("imdb", new Document("rating", 7.5)),
                        new Document("_id", "six").append("imdb", new Document("rating", ""))));
        var plan = plan("movies-empty-imdb-rating");
        assertThat(plan.willConvert()).isOne();
        assertThat(plan.willNotConvert()).isZero();
        assertThat(plan.reasons()).isEmpty();
        var run = node.lead(node.start("movies-empty-imdb-rating"));
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.totals().orElseThrow().counts().converted()).isOne();
    }

    @Test
    @Tag("F-180")
    void planRefusesWhatARunWouldRefuseArraysAmongIt() {
        OldFilms.of(database.documents())
                .insertMany(List.of(
                        new Document("_id", 1).append("imdb", new Document("rating", List.of("", 1))),
                        new Document("_id", 2).append("imdb", new Document("rating", ""))));
        var plan = plan("movies-empty-imdb-rating");
        assertThat(plan.reasons()).containsExactly(Map.entry(RefusalReason.NOT_A_TEXT, 1L));
        var run = node.lead(node.start("movies-empty-imdb-rating"));
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertThat(run.totals().orElseThrow().counts().refused()).isEqualTo(plan.willNotConvert());
    }

    @Test
    @Tag("F-184")
    void numbersAreMigratedAsTextsAreAndComeBack() {
        OldFilms.of(database.documents())
                .insertMany(List.of(
                        new Document("_id", 1).append("runtime", 95),
                        new Document("_id", 2).append("runtime", 0),
                        new Document("_id", 3).append("runtime", List.of(90)),
                        new Document("_id", 4).append("runtime", "1 h 0 min"),
                        new Document("_id", 5).append("runtime", 90L),
                        new Document("_id", 6)));
        var before = films();
        var conversion = new RuntimeToText();
        try (var numbers = new Node(database.documents(), conversion)) {
            var plan = numbers.migrations().plan(conversion.name(), Duration.ofSeconds(60));
            assertThat(plan.types()).hasToString("2 int, 1 string, 1 missing, 2 other");
            assertThat(plan.reasons())
                    .containsOnly(
                            Map.entry(RefusalReason.IMPLAUSIBLE, 1L), Map.entry(RefusalReason.UNKNOWN_FORMAT, 1L));
            assertThat(List.of(plan.willConvert(), plan.alreadyDone())).containsExactly(1L, 1L);
            var invariants = new Invariants(database.documents(), conversion);
            var run = numbers.lead(numbers.start(conversion.name()));
            assertThat(run.storedWhy()).isEqualTo("Done and verified: 1 documents changed, 2 refused.");
            invariants.check(run);
            assertThat(films().get(0)).containsEntry("runtime", "1 h 35 min");
            numbers.lead(numbers.act(run, RunAction.UNDO));
            assertThat(films()).isEqualTo(before);
        }
    }

    @Test
    @Tag("F-184")
    void sentenceOfARunWithoutWorkNamesWhatItLookedFor() {
        try (var numbers = new Node(database.documents(), new RuntimeToText())) {
            assertThat(numbers.migrate("movies-runtime-to-text").storedWhy())
                    .isEqualTo("Nothing to do: no number left in movies.runtime. 0 documents changed.");
        }
        assertThat(node.migrate("movies-lastupdated").storedWhy())
                .isEqualTo("Nothing to do: no text left in movies.lastupdated. 0 documents changed.");
    }
}
