package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import mflix.ChildServer;
import mflix.FakeReplicaSet;
import mflix.FakeReplicaSet.Fault;
import mflix.TcpProxy;
import mflix.TestDatabase;
import mflix.mongo.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of the database during a run: repeated batches change nothing twice, and the counts stay right. */
@Tag("migration")
class FaultTest {
    private static final int FILMS = 130;
    private static final Options OPTIONS = new Options(100, 50, 1, Pace.FREE);

    private static Consumer<Milestone> once(Milestone wanted, Runnable action) {
        var done = new AtomicBoolean();
        return milestone -> {
            if (milestone == wanted && done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }

    private static void assertCounts(Node node, Run run) {
        var sums = new Sums(node.migrations().stores(Migrations.FIRST).ranges().of(run.id()));
        assertThat(sums.count("converted")).isEqualTo(FILMS);
        assertThat(sums.count("refused")).isEqualTo(OldFilms.REFUSED);
        assertThat(sums.count("changedMeanwhile")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMED, insert, 1, NOT_PRIMARY", // the originals
        "CLAIMED, insert, 2, SHUTTING_DOWN",
        "CLAIMED, insert, 1, UNCONFIRMED",
        "CLAIMED, insert, 2, CUT_AFTER",
        "ORIGINALS_KEPT, update, 1, INTERRUPTED", // the guarded writes
        "ORIGINALS_KEPT, update, 2, NOT_PRIMARY",
        "ORIGINALS_KEPT, update, 1, UNCONFIRMED",
        "ORIGINALS_KEPT, update, 2, CUT_BEFORE",
        "ORIGINALS_KEPT, update, 2, CUT_AFTER",
        "WRITTEN, update, 1, UNCONFIRMED", // the refusals, or in a batch without any the renewal
        "CHECKPOINT_NEXT, findandmodify, 2, NOT_PRIMARY",
        "CHECKPOINT_NEXT, findandmodify, 1, UNCONFIRMED",
        "CHECKPOINT_NEXT, findandmodify, 2, CUT_AFTER",
        "CLAIMED, find, 2, TOO_SLOW"
    })
    void outcomeThatIsUnknownIsRepeatedAndCountsOnce(Milestone when, String command, int times, Fault fault) {
        try (var set = new FakeReplicaSet();
                var node = new Node(set.database().documents(), OPTIONS, Clock.systemUTC())) {
            OldFilms.into(set.database().documents(), FILMS);
            OldFilms.oddOnesInto(set.database().documents());
            var invariants = Invariants.ofLastUpdated(set.database().documents());
            var run = node.lead(node.start(), once(when, () -> set.fail(command, times, fault)));
            invariants.check(run);
            assertCounts(node, run);
        }
    }

    @Test
    void runGoesOnWhenThereIsAPrimaryAgain() throws Exception {
        try (var set = new FakeReplicaSet();
                var node = new Node(set.database().documents(), OPTIONS, Clock.systemUTC())) {
            OldFilms.into(set.database().documents(), FILMS);
            OldFilms.oddOnesInto(set.database().documents());
            var invariants = Invariants.ofLastUpdated(set.database().documents());
            var back = new Thread(() -> {
                ChildServer.await(
                        "a refused write", () -> !set.recorded("update").isEmpty());
                set.stepUp();
            });
            var run = node.lead(node.start(), once(Milestone.ORIGINALS_KEPT, () -> {
                set.stepDown();
                back.start();
            }));
            back.join();
            invariants.check(run);
            assertCounts(node, run);
        }
    }

    @Test
    void whatIsNotAllowedFailsTheRunAndSaysSo() {
        try (var set = new FakeReplicaSet();
                var node = new Node(set.database().documents(), OPTIONS, Clock.systemUTC())) {
            OldFilms.into(set.database().documents(), FILMS);
            var run = node.lead(node.start(), once(Milestone.CLAIMED, () -> set.fail("insert", 1, Fault.NOT_ALLOWED)));
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.failure().orElseThrow().getString("reason").getValue())
                    .isEqualTo("NOT_ALLOWED");
            var resumed = node.lead(node.act(run, Action.RESUME));
            assertThat(resumed.state()).isEqualTo(RunState.SUCCEEDED);
        }
    }

    @Test
    void databaseThatIsAwayIsWaitedFor() {
        try (var server = TestDatabase.inMemory();
                var proxy = new TcpProxy(portOf(server));
                var database = behind(proxy);
                var node = new Node(database.documents(), OPTIONS, Clock.systemUTC())) {
            OldFilms.into(server.documents(), FILMS);
            OldFilms.oddOnesInto(server.documents());
            var invariants = Invariants.ofLastUpdated(server.documents());
            var run = node.lead(node.start(), once(Milestone.ORIGINALS_KEPT, () -> awayForAWhile(proxy)));
            invariants.check(run);
            assertCounts(node, run);
            assertThat(run.stored().getArray("events"))
                    .anySatisfy(event -> assertThat(event.toString()).contains("DATABASE"));
        }
    }

    private static void awayForAWhile(TcpProxy proxy) {
        proxy.refuse();
        var back = new Thread(() -> {
            LockSupport.parkNanos(2_000_000_000L);
            proxy.pass();
        });
        back.start();
    }

    @Test
    void slowAcknowledgementsMakeItWaitAndSaySo() {
        try (var server = TestDatabase.inMemory();
                var proxy = new TcpProxy(portOf(server));
                var database = behind(proxy);
                var node = new Node(
                        database.documents(), new Options(100, 100, 1, new Pace(0, 0, 50, "")), Clock.systemUTC())) {
            OldFilms.into(server.documents(), 150);
            var run = node.start();
            var seen = new AtomicBoolean();
            var watching = new Thread(() -> {
                ChildServer.await("the reason", () -> whyOf(server, run).contains("majority acknowledgement took"));
                seen.set(true);
                proxy.pass();
            });
            var ended = node.lead(run, once(Milestone.WRITTEN, () -> {
                proxy.delayAnswers(60);
                watching.start();
            }));
            assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(seen).isTrue();
        }
    }

    private static String whyOf(TestDatabase server, Run run) {
        try (var watcher = new Node(server.documents())) {
            return new MigrationPages(watcher.migrations()).why(watcher.again(run));
        }
    }

    private static Database behind(TcpProxy proxy) {
        return Database.at("mongodb://127.0.0.1:" + proxy.port()
                + "/sample_mflix?serverSelectionTimeoutMS=300&heartbeatFrequencyMS=500");
    }

    private static int portOf(TestDatabase database) {
        return database.database()
                .settings()
                .getClusterSettings()
                .getHosts()
                .get(0)
                .getPort();
    }
}
