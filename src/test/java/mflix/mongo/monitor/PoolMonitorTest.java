package mflix.mongo.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.problem.ProblemKind;
import mflix.testing.ChildServer;
import mflix.testing.FakeReplicaSet;
import mflix.testing.TcpProxy;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bound of the pool, seen from the pool's own events. */
@Tag("connection_pooling")
class PoolMonitorTest {

    @Test
    @Tag("F-74")
    void poolSaysFiftyUnlessTheUriSaysOtherwise() {
        try (var set = new FakeReplicaSet();
                var byDefault = MongoConnection.at(set.uri(""));
                var asAsked = MongoConnection.at(set.uri("maxPoolSize=7"))) {
            ping(byDefault);
            ping(asAsked);
            assertThat(byDefault.pool().limit()).isEqualTo(50);
            assertThat(asAsked.pool().limit()).isEqualTo(7);
        }
    }

    @Test
    @Tag("F-45")
    void surplusOverTheBoundIsRefusedAndEveryConnectionGivenBack() {
        // region exhausted
        try (var server = TestDatabase.inMemory();
                var proxy = new TcpProxy(server.port());
                var database = MongoConnection.at(
                        "mongodb://127.0.0.1:" + proxy.port() + "/sample_mflix?maxPoolSize=5&waitQueueTimeoutMS=150")) {
            proxy.delayAnswers(20);
            fill(database);
            proxy.delayAnswers(600);
            var kinds = kindsOf(atOnce(15, () -> ping(database)));
            assertThat(kinds).containsOnlyKeys("answered", ProblemKind.POOL_EXHAUSTED.name());
            assertThat(kinds.get("answered")).isEqualTo(5);
            assertThat(database.pool().mostInUse()).isEqualTo(5);
            assertThat(kinds.get(ProblemKind.POOL_EXHAUSTED.name())).isEqualTo(10);
            proxy.pass();
            ping(database);
            ChildServer.await(
                    "every connection given back", () -> database.pool().inUse() == 0);
            assertThat(database.pool().waiting()).isZero();
            assertThat(database.pool().open()).isLessThanOrEqualTo(5);
        }
        // endregion exhausted
    }

    @Test
    void surplusThatCanWaitIsAnswered() {
        try (var server = TestDatabase.inMemory();
                var database = MongoConnection.at("mongodb://127.0.0.1:" + server.port() + "/?maxPoolSize=5")) {
            assertThat(kindsOf(atOnce(60, () -> ping(database)))).containsOnlyKeys("answered");
            assertThat(database.pool().mostInUse()).isBetween(1, 5);
            assertThat(database.pool().created()).isBetween(1L, 5L);
        }
    }

    @Test
    void failuresGiveTheirConnectionsBack() {
        try (var set = new FakeReplicaSet();
                var database = MongoConnection.at(set.uri("maxPoolSize=2"))) {
            set.fail("find", 6, FakeReplicaSet.Fault.TOO_SLOW);
            for (int i = 0; i < 6; i++) {
                assertThatThrownBy(() -> database.documents()
                                .getCollection("films")
                                .find()
                                .first())
                        .isInstanceOf(MongoException.class);
            }
            ping(database);
            assertThat(database.pool().inUse()).isZero();
        }
    }

    @Test
    void poolIsClearedWhenTheServerGoesAway() {
        try (var set = new FakeReplicaSet()) {
            ping(set.database());
            set.fail("insert", 1, FakeReplicaSet.Fault.CUT_BEFORE);
            set.database().documents().getCollection("films").insertOne(new Document());
            assertThat(set.database().pool().cleared()).isPositive();
            assertThat(set.database().documents().getCollection("films").countDocuments())
                    .isEqualTo(1);
        }
    }

    // until all five connections are open, and so none must be made while answers are late
    private static void fill(MongoConnection database) {
        ChildServer.await("a full pool", () -> {
            atOnce(5, () -> ping(database));
            return database.pool().mostInUse() == 5;
        });
    }

    private static Object ping(MongoConnection database) {
        return database.documents().runCommand(new Document("ping", 1));
    }

    private static List<String> atOnce(int calls, Callable<Object> call) {
        var executor = Executors.newFixedThreadPool(calls);
        try {
            var outcomes = new ArrayList<String>();
            for (var future : executor.invokeAll(
                    IntStream.range(0, calls).mapToObj(i -> call).toList())) {
                try {
                    future.get();
                    outcomes.add("answered");
                } catch (ExecutionException e) {
                    outcomes.add(MongoFailures.problemOf(e.getCause())
                            .orElseThrow()
                            .kind()
                            .name());
                }
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static Map<String, Long> kindsOf(List<String> outcomes) {
        return outcomes.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
}
