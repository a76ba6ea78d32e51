package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.Run;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.testing.ChildServer;
import mflix.testing.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that crash, freeze, stop, disagree about the time or share the work, in one process. */
@Tag("migration")
@Tag("survival")
@ParameterizedClass
@EnumSource(names = {"IN_MEMORY", "REAL_SERVER"})
class CrashTest extends Survival {

    /** Ends a thread as a crash would: nothing is released, nothing is written down. */
    @SuppressWarnings("serial") // never serialised
    private static final class Crash extends Error {}

    CrashTest(Where where) {
        super(where.open());
    }

    private static void crash() {
        throw new Crash();
    }

    private void crashAt(Run run, BatchMoment milestone, int nth) {
        try (var dying = new Node(documents)) {
            dying.lead(run, at(milestone, nth, CrashTest::crash));
            throw new AssertionError("the run has no " + nth + ". " + milestone);
        } catch (Crash e) {
            assertThat(node.again(run).owner()).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(BatchMoment.class)
    void crashedWorkerIsReplacedWhenItsLeaseHasRunOut(BatchMoment milestone) {
        for (var nth : milestone == BatchMoment.CLAIMED ? new int[] {1, 2, 3} : new int[] {1, 2, BATCHES}) {
            var run = node.start();
            crashAt(run, milestone, nth);
            var ended = finishedByReconciling(run);
            invariants.check(ended);
            assertThat(ended.epoch()).isEqualTo(2);
            node.lead(node.act(ended, RunAction.UNDO));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "ORIGINALS_KEPT", "WRITTEN", "CHECKPOINT_NEXT"})
    void frozenWorkerThatWakesUpChangesNothing(BatchMoment milestone) throws Exception {
        var frozen = new CountDownLatch(1);
        var thaw = new CountDownLatch(1);
        var run = node.start();
        try (var zombie = new Node(documents)) {
            var late = CompletableFuture.supplyAsync(() -> zombie.lead(run, at(milestone, 2, () -> {
                frozen.countDown();
                await(thaw);
            })));
            frozen.await();
            var ended = finishedByReconciling(run);
            var before = snapshot();
            thaw.countDown();
            late.get();
            assertThat(snapshot()).isEqualTo(before);
            assertThat(node.again(run).stored().get("checks"))
                    .isEqualTo(ended.stored().get("checks"));
        }
        invariants.check(node.again(run));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void workerThatIsToldToStopGivesItsLeasesBackAtOnce() {
        var run = node.start();
        try (var ending = new Node(documents)) {
            var left = ending.lead(run, at(BatchMoment.CHECKPOINTED, 2, () -> {
                var stopping = new Thread(ending.migrations()::stop);
                stopping.start();
                ChildServer.await(
                        "the stop to wait for the batch", () -> stopping.getState() == Thread.State.TIMED_WAITING);
            }));
            assertThat(left.state()).isEqualTo(RunState.RUNNING);
            assertThat(left.owner()).isEmpty();
        }
        invariants.check(node.lead(run));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void clocksOfOtherNodesDoNotMatter(int hours) {
        var clock = new MovableClock(Clock.systemUTC().instant().plus(Duration.ofHours(hours)));
        var patience = new MigrationSettings("manual", Node.SMALL, Duration.ofMinutes(1));
        try (var shifted = new Node(documents, Node.SMALL, clock);
                var patient = new Node(documents, patience, Clock.systemUTC())) {
            var run = patient.start();
            Runnable tryToTakeIt = () ->
                    assertThat(shifted.migrations().lead(run, milestone -> {})).isEmpty();
            var ended = patient.lead(run, at(BatchMoment.CHECKPOINTED, 1, tryToTakeIt));
            assertThat(ended.epoch()).isEqualTo(1);
            invariants.check(ended);
            node.lead(node.act(ended, RunAction.UNDO));
            var abandoned = node.start();
            crashAt(abandoned, BatchMoment.WRITTEN, 1);
            ChildServer.await("the shifted node to take over", () -> {
                shifted.migrations().reconcile();
                return node.again(abandoned).state().isFinished();
            });
            invariants.check(node.again(abandoned));
        }
    }

    @Test
    void severalWorkersShareTheRanges() {
        var settings = new MigrationSettings("manual", new RunOptions(100, 10, 4, RunPace.FREE), Duration.ofMinutes(1));
        try (var busy = new Node(documents, settings, Clock.systemUTC())) {
            var counts = new EnumMap<BatchMoment, Integer>(BatchMoment.class);
            var run = busy.lead(busy.start(), milestone -> {
                synchronized (counts) {
                    counts.merge(milestone, 1, Integer::sum);
                }
            });
            invariants.check(run);
            assertThat(counts.get(BatchMoment.CLAIMED)).isEqualTo(3);
            assertCounts(run);
        }
    }

    @Test
    void niceRunIsThrottledAndAccountsForIt() {
        var pace = new RunPace(0.5, 5, 1000, "");
        try (var nice = new Node(documents, new RunOptions(100, 50, 1, pace), Clock.systemUTC())) {
            var run = nice.migrate();
            invariants.check(run);
            assertThat(run.millis("throttledMillis")).isPositive();
            assertThat(run.waiting()).isEmpty();
            assertThat(sums(run).ranges()).allSatisfy(range -> assertThat(
                            range.shown().getBoolean("repeated").getValue())
                    .isFalse());
        }
    }
}
