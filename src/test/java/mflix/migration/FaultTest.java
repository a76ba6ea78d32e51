package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.Run;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import mflix.testing.Strength;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of the database during a run: repeated batches change nothing twice, and the counts stay right. */
@Tag("migration")
@Tag("survival")
class FaultTest {
    private static final RunOptions OPTIONS = new RunOptions(100, 50, 1, RunPace.FREE);
    private static final int FILMS = 130;

    /** From half a minute on the pauses between two tries are the longest there are; shorter by the property. */
    private static final int STEP_DOWN_SECONDS = Integer.getInteger("mflix.test.step-down-seconds", Strength.of(8, 30));

    private final FakeReplicaSet set = new FakeReplicaSet();
    private final MongoDatabase documents = set.database().documents();
    private final Node node = new Node(documents, OPTIONS, Clock.systemUTC());
    private final Repeats repeats = new Repeats();
    private Invariants invariants;

    @BeforeEach
    void fill() {
        OldFilms.into(documents, FILMS);
        OldFilms.oddOnesInto(documents);
        invariants = Invariants.ofLastUpdated(documents);
    }

    @AfterEach
    void close() {
        repeats.close();
        node.close();
        set.close();
    }

    private Run migrate(Consumer<BatchMoment> listener) {
        return node.lead(node.start(), listener);
    }

    private void assertUndisturbed(Run run) {
        var counts = Survival.exactTotals(node, run).counts();
        assertThat(counts.converted()).isEqualTo(FILMS);
        assertThat(counts.refused()).isEqualTo(OldFilms.REFUSED);
        assertThat(counts.changedMeanwhile()).isZero();
        invariants.check(run);
    }

    @ParameterizedTest
    @CsvSource({"CLAIMED, insert", "ORIGINALS_KEPT, update", "CHECKPOINT_NEXT, findandmodify"})
    void oneStepDownIsUnseenAndTwoRepeatTheBatch(BatchMoment when, String command) {
        for (var fault : List.of(Fault.NOT_PRIMARY, Fault.SHUTTING_DOWN, Fault.INTERRUPTED)) {
            for (var times = 1; times <= 2; times++) {
                var failures = times;
                var before = repeats.count();
                var run = migrate(Survival.at(when, 1, () -> set.fail(command, failures, fault)));
                assertThat(repeats.count() - before)
                        .as("%s, %d times", fault, times)
                        .isEqualTo(times - 1);
                assertUndisturbed(run);
                node.lead(node.act(run, RunAction.UNDO));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMED, insert, 1, UNCONFIRMED", // step 4, the originals
        "CLAIMED, insert, 2, CUT_AFTER",
        "ORIGINALS_KEPT, update, 1, UNCONFIRMED", // step 5, the guarded writes
        "ORIGINALS_KEPT, update, 2, CUT_BEFORE",
        "ORIGINALS_KEPT, update, 2, CUT_AFTER",
        "WRITTEN, update, 1, UNCONFIRMED", // step 7, the refusals
        "WRITTEN, update, 2, CUT_AFTER",
        "CHECKPOINT_NEXT, findandmodify, 1, UNCONFIRMED", // step 8, the checkpoint
        "CHECKPOINT_NEXT, findandmodify, 2, CUT_AFTER",
        "CLAIMED, find, 2, TOO_SLOW"
    })
    void outcomeThatIsUnknownIsRepeatedAndCountsOnce(BatchMoment when, String command, int times, Fault fault) {
        var nth = when == BatchMoment.WRITTEN ? 3 : 1; // the third batch is the one with refusals
        assertUndisturbed(migrate(Survival.at(when, nth, () -> set.fail(command, times, fault))));
        assertThat(repeats.count()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"ORIGINALS_KEPT, 3", "CHECKPOINT_NEXT, 3", "ORIGINALS_KEPT, 0"}) // 0: as long as the property says
    void runWaitsWhileThereIsNoPrimary(BatchMoment when, int seconds) {
        var length = seconds == 0 ? STEP_DOWN_SECONDS : seconds;
        var run = migrate(Survival.at(when, 1, () -> {
            set.stepDown();
            CompletableFuture.delayedExecutor(length, TimeUnit.SECONDS).execute(set::stepUp);
        }));
        assertUndisturbed(run);
        assertThat(repeats.count()).isPositive();
        assertThat(run.stored().getArray("events"))
                .anySatisfy(event -> assertThat(event.toString()).contains("DATABASE"));
        assertThat(run.millis("throttledMillis")).isGreaterThanOrEqualTo((length - 2) * 1000L);
    }

    @Test
    void whatIsNotAllowedFailsTheRunAndSaysSo() {
        var run = migrate(Survival.at(BatchMoment.CLAIMED, 1, () -> set.fail("insert", 1, Fault.NOT_ALLOWED)));
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure().orElseThrow().getString("reason").getValue()).isEqualTo("NOT_ALLOWED");
        invariants.check(node.lead(node.act(run, RunAction.RESUME)));
    }
}
