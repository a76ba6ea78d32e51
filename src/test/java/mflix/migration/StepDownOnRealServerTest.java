package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.testing.ChildServer;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Primaries that step down every two seconds while a run goes on; skipped where the user may not ask for that. */
@Tag("migration")
@Tag("survival")
class StepDownOnRealServerTest extends Survival {
    private static final int STEP_DOWNS = 5;
    private static final int NOT_ALLOWED = 13;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicInteger stepDowns = new AtomicInteger();

    StepDownOnRealServerTest() {
        super(TestDatabase.onRealServer());
    }

    @BeforeEach
    void requireAReplicaSetThatIsFollowed() {
        var cluster = database.database().client().getClusterDescription();
        assumeTrue(
                cluster.getConnectionMode() == ClusterConnectionMode.MULTIPLE
                        && cluster.getType() == ClusterType.REPLICA_SET,
                "needs a replica set, and its name in MFLIX_TEST_DB_URI");
    }

    @Test
    void runGoesOnWhilePrimariesStepDown() {
        stepDown(); // skips the test where that is not allowed
        var settings =
                new MigrationSettings("manual", new RunOptions(100, 10, 1, new RunPace(0, 500, 10_000, "")), LONG);
        var every = Executors.newSingleThreadScheduledExecutor();
        try (var worker = new Node(documents, settings, Clock.systemUTC())) {
            awaitPrimary();
            var unused = every.scheduleWithFixedDelay(this::stepDownWhilePossible, 0, 2, TimeUnit.SECONDS);
            var run = worker.lead(worker.start());
            every.shutdownNow();
            awaitPrimary();
            assertThat(stepDowns.get()).isPositive();
            assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
            assertCounts(run);
            invariants.check(run);
        } finally {
            every.shutdownNow();
            awaitPrimary();
        }
    }

    private void stepDownWhilePossible() {
        if (stepDowns.get() < STEP_DOWNS) {
            stepDown();
        }
    }

    // Servers before 4.2 close the connection instead of answering, and without a primary there is no server to ask.
    private void stepDown() {
        var command = new Document("replSetStepDown", 2)
                .append("secondaryCatchUpPeriodSecs", 1)
                .append("force", true);
        try {
            database.database().client().getDatabase("admin").runCommand(command);
            stepDowns.incrementAndGet();
        } catch (MongoCommandException e) {
            if (e.getCode() == NOT_ALLOWED) {
                abort("needs a user that may step the primary down");
            }
        } catch (MongoException e) {
            assertThat(e).hasMessageNotContaining("Authentication");
        }
    }

    private void awaitPrimary() {
        ChildServer.await("a primary", () -> {
            try {
                documents.getCollection("notes").insertOne(new Document());
                return true;
            } catch (MongoException e) {
                return false;
            }
        });
    }
}
