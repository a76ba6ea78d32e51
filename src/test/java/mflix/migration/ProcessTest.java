package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.util.List;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.IdRanges;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.testing.Strength;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that really die, freeze, are asked to end, and start runs at the same time. */
@Tag("migration")
@Tag("survival")
@ParameterizedClass
@EnumSource(names = {"IN_MEMORY", "REAL_SERVER"})
class ProcessTest extends Survival {
    private static final int SIGTERM = 143;
    private static final int STARTS = Strength.of(20, 200);

    ProcessTest(Where where) {
        super(where.open());
    }

    private ChildProcess migrating(BatchMoment milestone, int nth, String what) {
        return ChildProcess.start(MigratingProcess.class, database.uri(), milestone.name(), String.valueOf(nth), what);
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMED, 1",
        "CLAIMED, 2",
        "CLAIMED, 3",
        "ORIGINALS_KEPT, 1",
        "ORIGINALS_KEPT, 2",
        "ORIGINALS_KEPT, 5",
        "WRITTEN, 1",
        "WRITTEN, 2",
        "WRITTEN, 5",
        "CHECKPOINT_NEXT, 1",
        "CHECKPOINT_NEXT, 2",
        "CHECKPOINT_NEXT, 5"
    })
    void killedProcessIsReplacedAndAtMostOneBatchRepeated(BatchMoment milestone, int nth) throws Exception {
        var run = node.start();
        try (var dying = migrating(milestone, nth, "DIE")) {
            assertThat(dying.awaitEnd()).isEqualTo(MigratingProcess.KILLED);
        }
        assertThat(node.again(run).owner()).isPresent();
        var before = sums(run).count("batches");
        var ended = finishedByReconciling(run);
        assertThat(ended.epoch()).isEqualTo(2);
        assertThat(before)
                .isEqualTo(milestone == BatchMoment.CLAIMED ? List.of(0, 2, 4).get(nth - 1) : nth - 1);
        atMostOneBatchIsRepeated(ended);
        invariants.check(ended);
    }

    // What was written before the kill is no candidate any more, so that batch is missing from the counts.
    private void atMostOneBatchIsRepeated(Run ended) {
        assertThat(sums(ended).ranges())
                .extracting(range -> range.shown().getNumber("attempts").intValue())
                .containsOnlyOnce(2)
                .containsOnly(1, 2);
        assertThat(sums(ended).count("converted")).isBetween((long) FILMS - Node.SMALL.batchSize(), (long) FILMS);
    }

    @ParameterizedTest
    @CsvSource({"ORIGINALS_KEPT, 2", "WRITTEN, 2", "CHECKPOINT_NEXT, 2"})
    void stoppedProcessThatGoesOnLaterChangesNothing(BatchMoment milestone, int nth) throws Exception {
        var run = node.start();
        try (var zombie = migrating(milestone, nth, "WAIT")) {
            assertThat(zombie.hear()).isEqualTo("waiting");
            zombie.signal("STOP");
            zombie.tell("go on"); // what it finds as soon as it is woken up
            var ended = finishedByReconciling(run);
            var before = snapshot();
            zombie.signal("CONT");
            assertThat(zombie.hear()).isEqualTo("ended");
            assertThat(zombie.awaitEnd()).isZero();
            assertThat(snapshot()).isEqualTo(before);
            assertThat(node.again(run).stored().getArray("events"))
                    .isEqualTo(ended.stored().getArray("events"));
            assertThat(ended.epoch()).isEqualTo(2);
            invariants.check(ended);
        }
    }

    @Test
    void processThatIsToldToEndEndsItsBatchAndGivesItsLeasesBack() throws Exception {
        var run = node.start();
        try (var ending = migrating(BatchMoment.WRITTEN, 2, "WAIT")) {
            assertThat(ending.hear()).isEqualTo("waiting");
            ending.terminate();
            ending.tell(MigratingProcess.GO_ON_WHEN_ENDING);
            assertThat(ending.awaitEnd()).isEqualTo(SIGTERM);
        }
        var left = node.again(run);
        assertThat(left.state()).isEqualTo(RunState.RUNNING);
        assertThat(left.owner()).isEmpty();
        assertThat(sums(run).count("batches")).isEqualTo(2);
        assertThat(documents
                        .getCollection(IdRanges.COLLECTION)
                        .countDocuments(Filters.and(Filters.ne("owner", null), Filters.ne("state", "DONE"))))
                .isZero();
        var ended = node.lead(run); // at once, without waiting for a lease to run out
        assertCounts(ended);
        invariants.check(ended);
    }

    @Test
    void ofTwoProcessesThatStartAtOnceOneIsServedAndTheOtherShownItsRun() {
        try (var one = ChildProcess.start(TriggeringProcess.class, database.uri());
                var other = ChildProcess.start(TriggeringProcess.class, database.uri())) {
            assertThat(List.of(one.hear(), other.hear())).containsOnly("ready");
            for (var i = 0; i < STARTS; i++) {
                one.tell("start");
                other.tell("start");
                var answers = List.of(one.hear(), other.hear());
                var served = answers.stream()
                        .filter(answer -> answer.startsWith("SERVED "))
                        .toList();
                assertThat(served).as(answers.toString()).hasSize(1);
                var href = served.get(0).replace("SERVED ", "");
                assertThat(answers).contains("MIGRATION_RUNNING " + href);
                var run = node.migrations().run(Migrations.FIRST, new ObjectId(href.substring(href.length() - 24)));
                assertThat(node.act(run, RunAction.CANCEL).state()).isEqualTo(RunState.CANCELLED);
            }
        }
        invariants.check(node.migrate());
    }
}
