package mflix.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.TimeUnit;
import mflix.ChildServer;
import mflix.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same with processes that really die, freeze and are told to end. */
@Tag("migration")
class ProcessTest {
    private static final int FILMS = 230;

    private final TestDatabase database = TestDatabase.inMemory();
    private final Node node = new Node(database.documents());
    private Invariants invariants;

    @BeforeEach
    void fill() {
        OldFilms.into(database.documents(), FILMS);
        OldFilms.oddOnesInto(database.documents());
        invariants = Invariants.ofLastUpdated(database.documents());
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private Process process(Milestone milestone, int nth, String what) {
        var host =
                database.database().settings().getClusterSettings().getHosts().get(0);
        return MigratingProcess.start("mongodb://" + host + "/sample_mflix", milestone, nth, what);
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Run finishedByReconciling(Run run) {
        ChildServer.await("the end of the run", () -> {
            node.migrations().reconcile();
            return node.again(run).state().isFinished();
        });
        return node.again(run);
    }

    @ParameterizedTest
    @CsvSource({"CLAIMED, 1", "ORIGINALS_KEPT, 2", "WRITTEN, 2", "CHECKPOINT_NEXT, 5"})
    void killedProcessIsReplaced(Milestone milestone, int nth) throws Exception {
        var run = node.start();
        assertThat(end(process(milestone, nth, "DIE"))).isEqualTo(137);
        assertThat(node.again(run).owner()).isPresent();
        invariants.check(finishedByReconciling(run));
    }

    @ParameterizedTest
    @CsvSource({"ORIGINALS_KEPT, 2", "WRITTEN, 2"})
    void frozenProcessThatWakesUpChangesNothing(Milestone milestone, int nth) throws Exception {
        var run = node.start();
        var zombie = process(milestone, nth, "FREEZE");
        try (var said = new BufferedReader(new InputStreamReader(zombie.getInputStream(), UTF_8))) {
            assertThat(said.readLine()).isEqualTo("frozen");
            var ended = finishedByReconciling(run);
            wake(zombie);
            assertThat(said.readLine()).isEqualTo("ended");
            assertThat(end(zombie)).isZero();
            invariants.check(node.again(run));
            assertThat(node.again(run).epoch()).isEqualTo(ended.epoch());
        }
    }

    private static void wake(Process zombie) throws IOException {
        zombie.getOutputStream().write('\n');
        zombie.getOutputStream().flush();
    }

    @Test
    void processThatIsToldToEndGivesItsLeasesBack() throws Exception {
        var run = node.start();
        var ending = process(Milestone.WRITTEN, 2, "FREEZE");
        try (var said = new BufferedReader(new InputStreamReader(ending.getInputStream(), UTF_8))) {
            assertThat(said.readLine()).isEqualTo("frozen");
            ending.toHandle().destroy();
            wake(ending);
            assertThat(end(ending)).isEqualTo(143);
        }
        var left = node.again(run);
        assertThat(left.state()).isEqualTo(RunState.RUNNING);
        assertThat(left.owner()).isEmpty();
        invariants.check(node.lead(run));
    }
}
