package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.testing.Strength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** People who pause, resume, cancel and start again as they like. */
@Tag("migration")
@Tag("survival")
@ParameterizedClass
@EnumSource(names = {"IN_MEMORY", "REPLICA_SET", "REAL_SERVER"})
class ActedOnTest extends Survival {
    private static final int ROUNDS = Strength.of(8, 50);
    private static final List<BatchMoment> IN_A_BATCH = List.of(
            BatchMoment.ORIGINALS_KEPT, BatchMoment.WRITTEN, BatchMoment.CHECKPOINT_NEXT, BatchMoment.CHECKPOINTED);

    /** Where and what in each round; an earlier sequence comes again with {@code -Dmflix.test.seed}. */
    private static final long SEED = Long.getLong("mflix.test.seed", System.nanoTime());

    ActedOnTest(Where where) {
        super(where.open());
    }

    @Test
    void runThatIsPausedOrCancelledAtRandomEndsAsUndisturbed(TestReporter reporter) {
        reporter.publishEntry("mflix.test.seed", String.valueOf(SEED));
        var random = new Random(SEED);
        for (var round = 0; round < ROUNDS; round++) {
            var action = random.nextBoolean() ? RunAction.PAUSE : RunAction.CANCEL;
            var batch = 1 + random.nextInt(BATCHES);
            var milestone = IN_A_BATCH.get(random.nextInt(IN_A_BATCH.size()));
            assertEndsAsUndisturbed(action, milestone, batch);
        }
    }

    private void assertEndsAsUndisturbed(RunAction action, BatchMoment milestone, int batch) {
        var description = String.format("%s at %s %d, seed %d", action, milestone, batch, SEED);
        var run = node.start();
        var led = node.lead(run, at(milestone, batch, () -> node.act(run, action)));
        assertThat(led.state())
                .as(description)
                .isEqualTo(action == RunAction.PAUSE ? RunState.PAUSED : RunState.CANCELLED);
        assertThat(sums(run).count("batches")).as(description).isBetween(batch - 1L, (long) batch);
        var ended = action == RunAction.PAUSE ? node.lead(node.act(run, RunAction.RESUME)) : node.migrate();
        assertThat(ended.state()).as(description).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        invariants.check(ended);
        undo(ended);
        undo(run);
        assertThat(film(1).isString("lastupdated")).as(description).isTrue();
        assertThat(film(FILMS).isString("lastupdated")).as(description).isTrue();
    }

    // A run that was cancelled after its last batch left nothing to the next.
    private void undo(Run run) {
        if (new AllowedActions(node.migrations().stores(Migrations.FIRST))
                .actions(node.again(run))
                .contains(RunAction.UNDO)) {
            assertThat(node.lead(node.act(run, RunAction.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
        }
    }
}
