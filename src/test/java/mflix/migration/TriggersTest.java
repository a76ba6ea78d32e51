package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mflix.migration.api.RunView;
import mflix.migration.store.Run;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.Strength;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Of many who start a run at once one is served. Two processes that do so are in {@link ProcessTest}. */
@Tag("migration")
@Tag("survival")
@ParameterizedClass
@EnumSource(names = {"IN_MEMORY", "REAL_SERVER"})
class TriggersTest extends Survival {
    private static final int ROUNDS = Strength.of(100, 1000);
    private static final int THREADS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    TriggersTest(Where where) {
        super(where.open());
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void ofManyStartsAtOnceOneIsServedAndTheOthersAreShownIt() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            node.act(theOneServed(), RunAction.CANCEL);
        }
        invariants.check(node.migrate());
    }

    private Run theOneServed() throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        Callable<Object> start = () -> {
            barrier.await();
            try {
                return node.start();
            } catch (Problem e) {
                return RunView.linked(e, Migrations.FIRST);
            }
        };
        var served = new ArrayList<Run>();
        var refusals = new ArrayList<Problem>();
        for (var answer : threads.invokeAll(
                IntStream.range(0, THREADS).mapToObj(i -> start).collect(Collectors.toList()))) {
            if (answer.get() instanceof Run run) {
                served.add(run);
            } else {
                refusals.add((Problem) answer.get());
            }
        }
        assertThat(served).hasSize(1);
        var href = RunView.href(served.get(0));
        assertThat(refusals).hasSize(THREADS - 1).allSatisfy(refusal -> {
            assertThat(refusal.kind()).isEqualTo(ProblemKind.MIGRATION_RUNNING);
            assertThat(refusal.members()).containsEntry("run", href);
        });
        return served.get(0);
    }
}
