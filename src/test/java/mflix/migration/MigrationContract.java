package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mflix.migration.api.RunProgress;
import mflix.migration.store.RunState;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a migration promises on any server; run against the one in memory and, where there is one, a real one. */
@Tag("migration")
abstract class MigrationContract {
    private TestDatabase database;
    private MongoDatabase documents;
    private Node node;

    abstract TestDatabase open();

    @BeforeEach
    void begin() {
        database = open();
        documents = database.documents();
        node = new Node(documents);
    }

    @AfterEach
    void end() {
        if (node != null) {
            node.close();
            database.close();
        }
    }

    @Test
    void everyTextBecomesItsDateAndTheRestStaysListed() {
        OldFilms.into(documents, 1003);
        OldFilms.oddOnesInto(documents);
        var invariants = Invariants.ofLastUpdated(documents);
        var run = node.migrate();
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        invariants.check(run);
        assertThat(run.storedWhy()).isEqualTo("Done and verified: 1,003 documents changed, 5 refused.");
        assertThat(errors())
                .extracting(row -> row.getString("reason"))
                .containsExactly("EMPTY", "EMPTY", "NO_SUCH_TIME", "UNKNOWN_FORMAT", "NOT_A_TEXT");
        assertThat(errors().get(2).getString("detail")).isEqualTo("month is 13");
        var progress = RunProgress.of(run, run.totals().orElseThrow(), OldFilms.REFUSED);
        assertThat(progress.left().toLookAt()).isZero();
        assertThat(progress.left().types())
                .isEqualTo(Map.of("string", 4L, "date", 1004L, "null", 1L, "missing", 1L, "other", 2L));
        assertThat(progress.converted()).isEqualTo(1003);
        assertThat(progress.refused()).isEqualTo(OldFilms.REFUSED);
        assertThat(progress.percent()).isEqualTo(100);
        assertThat(progress.of()).isEqualTo(1012);
    }

    private List<Document> errors() {
        return documents
                .getCollection("migration_errors")
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    @Test
    void secondRunChangesNothingAndSaysSo() {
        OldFilms.into(documents, 120);
        node.migrate();
        var before = movies();
        var again = node.migrate();
        assertThat(again.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(again.storedWhy())
                .isEqualTo("Nothing to do: no text left in movies.lastupdated. 0 documents changed.");
        assertThat(movies()).isEqualTo(before);
    }

    @Test
    void secondRunWithRefusedValuesLeftSaysHowMany() {
        OldFilms.into(documents, 20);
        OldFilms.oddOnesInto(documents);
        node.migrate();
        var again = node.migrate();
        assertThat(again.state()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertThat(again.storedWhy()).isEqualTo("Done and verified: 0 changed, 5 refused as before.");
    }

    private Map<Object, Document> movies() {
        var movies = new TreeMap<Object, Document>((a, b) -> a.toString().compareTo(b.toString()));
        OldFilms.of(documents).find().forEach(movie -> movies.put(movie.get("_id"), movie));
        return movies;
    }

    @Test
    void undoBringsEveryTextBackAsItWas() {
        OldFilms.into(documents, 230);
        OldFilms.oddOnesInto(documents);
        var before = movies();
        var run = node.migrate();
        assertThat(movies()).isNotEqualTo(before);
        var undo = node.lead(node.act(run, RunAction.UNDO));
        assertThat(undo.state()).as(undo.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        assertThat(undo.storedWhy()).isEqualTo("Undone: 230 values are back.");
        assertThat(movies()).isEqualTo(before);
        assertThat(node.refusal(run, RunAction.UNDO).kind().name()).isEqualTo("ILLEGAL_ACTION");
    }

    @Test
    void undoLeavesWhatWasEditedSinceAndListsIt() {
        OldFilms.into(documents, 60);
        var run = node.migrate();
        var edited = Date.from(Instant.parse("2026-01-02T03:04:05Z"));
        OldFilms.of(documents).updateOne(Filters.eq(OldFilms.id(7)), Updates.set("lastupdated", edited));
        OldFilms.of(documents).deleteOne(Filters.eq(OldFilms.id(8)));
        var undo = node.lead(node.act(run, RunAction.UNDO));
        assertThat(undo.state()).as(undo.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertThat(movies().get(OldFilms.id(7)).getDate("lastupdated")).isEqualTo(edited);
        assertThat(movies().get(OldFilms.id(9)).getString("lastupdated")).isEqualTo(OldFilms.text(9));
        assertThat(movies()).hasSize(59);
        assertThat(errors()).hasSize(1);
        assertThat(errors().get(0)).containsEntry("reason", "CHANGED_SINCE").containsEntry("document", OldFilms.id(7));
    }

    @Test
    void migrationAfterAnUndoConvertsAgain() {
        OldFilms.into(documents, 60);
        var run = node.migrate();
        OldFilms.of(documents)
                .updateOne(Filters.eq(OldFilms.id(7)), Updates.set("lastupdated", Instant.ofEpochMilli(1)));
        node.lead(node.act(run, RunAction.UNDO));
        var invariants = Invariants.ofLastUpdated(documents);
        var again = node.migrate();
        assertThat(again.state()).isEqualTo(RunState.SUCCEEDED);
        invariants.check(again);
        assertThat(errors().get(0)).containsEntry("resolution", "CHANGED_BY_APPLICATION");
    }

    @Test
    void retryConvertsWhatWasRepairedAndKeepsTheRest() {
        OldFilms.into(documents, 10);
        OldFilms.oddOnesInto(documents);
        var run = node.migrate();
        OldFilms.of(documents)
                .updateOne(Filters.eq(OldFilms.id(900_004)), Updates.set("lastupdated", "2015-08-26 00:03:50"));
        OldFilms.of(documents).deleteOne(Filters.eq(OldFilms.id(900_002)));
        var retry = node.lead(node.act(run, RunAction.RETRY));
        assertThat(retry.state()).as(retry.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertThat(movies().get(OldFilms.id(900_004)).getDate("lastupdated"))
                .isEqualTo(Instant.ofEpochMilli(1440547430000L));
        assertThat(errors())
                .extracting(row -> row.getString("resolution"))
                .containsExactly(null, "DELETED", null, "CHANGED_BY_APPLICATION", null);
        var undo = node.lead(node.act(run, RunAction.UNDO));
        assertThat(undo.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(movies().get(OldFilms.id(900_004)).getString("lastupdated")).isEqualTo("2015-08-26 00:03:50");
    }

    @Test
    void verifyOfAGoodRunSucceedsAndOfASpoiltOneFails() {
        OldFilms.into(documents, 30);
        var run = node.migrate();
        assertThat(node.lead(node.act(run, RunAction.VERIFY)).state()).isEqualTo(RunState.SUCCEEDED);
        documents
                .getCollection("migration_originals")
                .updateOne(Filters.eq("document", OldFilms.id(3)), Updates.set("original", "2001-01-01 00:00:00"));
        OldFilms.of(documents).updateOne(Filters.eq(OldFilms.id(4)), Updates.set("lastupdated", "text again"));
        var verify = node.lead(node.act(run, RunAction.VERIFY));
        assertThat(verify.state()).isEqualTo(RunState.FAILED);
        assertThat(verify.failure().orElseThrow().getString("message").getValue())
                .isEqualTo("These checks did not pass: nothing-left, converted-rightly.");
    }

    @Test
    void everyKindOfIdIsFound() {
        List<Object> ids = List.of(
                new ObjectId(), "a text", 1, 2L, 2.5, new Document("nested", 1), new Document("nested", 2), true);
        ids.forEach(id -> OldFilms.of(documents)
                .insertOne(new Document("_id", id).append("lastupdated", "2015-08-26 00:03:50.133000000")));
        var invariants = Invariants.ofLastUpdated(documents);
        var run = node.migrate();
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        invariants.check(run);
        assertThat(node.lead(node.act(run, RunAction.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(OldFilms.of(documents).countDocuments(Filters.type("lastupdated", "string")))
                .isEqualTo(8);
    }

    @Test
    void planTellsTheNumbersBeforehand() {
        OldFilms.into(documents, 430);
        OldFilms.oddOnesInto(documents);
        var plan = node.migrations().plan(Migrations.FIRST, Duration.ofSeconds(10));
        assertThat(plan.complete()).isTrue();
        assertThat(plan.documents()).isEqualTo(439);
        assertThat(plan.willConvert()).isEqualTo(430);
        assertThat(plan.willNotConvert()).isEqualTo(OldFilms.REFUSED);
        assertThat(plan.alreadyDone()).isEqualTo(1);
        assertThat(plan.types()).hasToString("434 string, 1 date, 1 null, 1 missing, 2 other");
        assertThat(plan.ranges()).isEqualTo(5);
        var wire = plan.toDocument();
        assertThat(wire.getArray("samples")).hasSize(10);
        assertThat(wire.getArray("formats").get(0).asDocument().toJson())
                .isEqualTo("{\"mask\": \"9999-99-99 99:99:99.999999999\", \"count\": 427, \"converts\": true}");
    }

    @Test
    void longTextIsKeptWholeInItsRow() {
        var text = "x".repeat(1_000_000);
        OldFilms.of(documents).insertOne(new Document("_id", OldFilms.id(1)).append("lastupdated", text));
        assertThat(node.migrate().state()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertThat(errors().get(0).getString("raw")).isEqualTo(text);
    }
}
