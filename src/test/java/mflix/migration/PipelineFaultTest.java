package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mflix.migration.analysis.StrategyOffer;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.IdRanges;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.problem.Problem;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run in which the server converts, when the server fails; and servers that cannot. */
@Tag("migration")
class PipelineFaultTest {
    private static final int FILMS = 130;

    private final FakeReplicaSet set = new FakeReplicaSet();
    private final MongoDatabase documents = set.database().documents();
    private final Node node = new Node(documents, PipelineContract.PIPELINE, Clock.systemUTC());
    private Invariants invariants;

    @BeforeEach
    void fill() {
        OldFilms.into(documents, FILMS);
        OldFilms.oddOnesInto(documents);
        invariants = Invariants.ofLastUpdated(documents);
    }

    @AfterEach
    void close() {
        node.close();
        set.close();
    }

    private void assertUndisturbed(Run run) {
        var counts = Survival.exactTotals(node, run).counts();
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertThat(counts.converted()).isEqualTo(FILMS);
        assertThat(counts.refused()).isEqualTo(OldFilms.REFUSED);
        assertThat(counts.changedMeanwhile()).isZero();
        invariants.check(run);
    }

    @ParameterizedTest
    @Tag("F-254")
    @CsvSource({
        "CLAIMED, merge, NOT_PRIMARY, 2",
        "CLAIMED, merge, CUT_AFTER, 1",
        "ORIGINALS_KEPT, update, CUT_BEFORE, 1",
        "ORIGINALS_KEPT, update, CUT_AFTER, 1",
        "ORIGINALS_KEPT, update, UNCONFIRMED, 1",
        "ORIGINALS_KEPT, update, INTERRUPTED, 1",
        "CHECKPOINT_NEXT, findandmodify, CUT_AFTER, 2"
    })
    void outcomeThatIsUnknownIsRepeatedAndCountsOnce(BatchMoment when, String command, Fault fault, int times) {
        var run = node.lead(node.start(), Survival.at(when, 1, () -> set.fail(command, times, fault)));
        assertUndisturbed(run);
    }

    @ParameterizedTest
    @Tag("F-254")
    @CsvSource({"CLAIMED, merge, 1", "CLAIMED, merge, 2", "ORIGINALS_KEPT, update, 1", "ORIGINALS_KEPT, update, 2"})
    void serverThatIsTooSlowGetsFewerDocumentsAtOnce(BatchMoment when, String command, int times) {
        var run = node.lead(node.start(), Survival.at(when, 1, () -> set.fail(command, times, Fault.TOO_SLOW)));
        assertUndisturbed(run);
        var batches = documents
                .getCollection(IdRanges.COLLECTION)
                .find()
                .first()
                .get("counts", Document.class)
                .get("batches", Number.class);
        assertThat(batches.longValue()).isGreaterThan(1);
    }

    @Test
    @Tag("F-254")
    void serverThatIsTooSlowThreeTimesFailsTheRunWhichCanBeResumed() {
        var run = node.lead(
                node.start(), Survival.at(BatchMoment.ORIGINALS_KEPT, 1, () -> set.fail("update", 3, Fault.TOO_SLOW)));
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().orElseThrow().getString("reason").getValue()).isEqualTo("TOO_SLOW");
        assertThat(run.storedWhy()).contains("did not end an update within 10,000 ms");
        assertUndisturbed(node.lead(node.act(run, RunAction.RESUME)));
    }

    @Test
    @Tag("F-254")
    void everyCommandThatChangesTheFilmsIsBoundedAndForTheMajority() {
        node.migrate();
        var updates = set.recorded("update").stream()
                .filter(one -> one.query().get("update").equals("movies"))
                .toList();
        assertThat(updates).hasSize(2).allSatisfy(one -> {
            assertThat(one.query().get("maxTimeMS")).isEqualTo(10_000L);
            assertThat(one.query().get("writeConcern").toString()).contains("majority");
        });
        assertThat(set.recorded("aggregate"))
                .filteredOn(one -> one.query().toString().contains("$merge"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(((Number) one.query().get("maxTimeMS")).longValue())
                        .isEqualTo(10_000));
    }

    @Test
    @Tag("F-254")
    void undoOfARunThatWasNotVerifiedWaitsForUpdatesThatMayStillBeAtWork() {
        var run = node.start();
        node.lead(run, Survival.at(BatchMoment.CHECKPOINTED, 1, () -> node.act(run, RunAction.CANCEL)));
        assertThat(node.again(run).state()).isEqualTo(RunState.CANCELLED);
        // the renewals were long ago but for this one, which leaves a second
        var longAgo = Instant.now().minusSeconds(20);
        documents
                .getCollection(IdRanges.COLLECTION)
                .updateMany(
                        new Document("renewedAt", new Document("$type", "date")), Updates.set("renewedAt", longAgo));
        var undo = node.lead(node.act(run, RunAction.UNDO));
        assertThat(undo.state()).as(undo.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        assertThat(undo.millis(Run.THROTTLED)).isBetween(1L, 1000L);
        assertThat(undo.waiting()).isEmpty();
    }

    @Test
    @Tag("F-255")
    void embeddedDatabaseIsRefusedWithASentenceFilledOrEmpty(@TempDir Path folder) {
        for (var films : new int[] {0, 10}) {
            for (var database :
                    new TestDatabase[] {TestDatabase.embedded(folder.resolve("films" + films)), TestDatabase.inMemory()
                    }) {
                try (database;
                        var here = new Node(database.documents(), PipelineContract.PIPELINE, Clock.systemUTC())) {
                    if (films > 0) {
                        OldFilms.into(database.documents(), films);
                    }
                    assertThatThrownBy(here::start)
                            .isInstanceOf(Problem.class)
                            .hasMessage(
                                    "RANGE_PIPELINE is not possible here. It needs updates by a pipeline, which MongoDB has"
                                            + " from 4.2 on and the embedded database does not have.");
                    assertThat(here.migrations()
                                    .plan(Migrations.FIRST, Duration.ofSeconds(10))
                                    .strategies())
                            .extracting(StrategyOffer::whyNot)
                            .satisfies(whyNot -> assertThat(whyNot.get(1)).isNotEmpty());
                    assertThat(here.migrations().active(Migrations.FIRST)).isEmpty();
                }
            }
        }
    }
}
