package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import mflix.TestDatabase;
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
        var invariants = new Invariants(database.documents(), new EmptyImdbRating());
        var run = node.lead(node.start("movies-empty-imdb-rating"));
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        invariants.check(run);
        assertThat(films().get(0)).containsEntry("imdb", new Document("votes", 1));
        assertThat(node.lead(node.act(run, Action.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
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
        var invariants = new Invariants(database.documents(), new YearFromText(Clock.systemUTC()));
        var run = node.lead(node.start("movies-year-from-text"));
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        invariants.check(run);
        assertThat(films()).extracting(film -> film.get("year")).containsExactly(2006, 1994, 1981, "unknown");
        assertThat(node.lead(node.act(run, Action.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(films()).isEqualTo(before);
    }
}
