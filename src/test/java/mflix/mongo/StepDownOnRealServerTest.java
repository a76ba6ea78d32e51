package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.ChildServer;
import mflix.testing.RealServer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real primary steps down while somebody goes on writing. */
@Tag("real")
@Tag("error_handling")
class StepDownOnRealServerTest {
    private static final int SECONDS = 5;
    private static final Set<Integer> NOT_POSSIBLE = Set.of(13, 59, 76); // not allowed, unknown, no set

    private final List<ObjectId> acknowledged = new CopyOnWriteArrayList<>();
    private final List<ObjectId> refused = new CopyOnWriteArrayList<>();
    private final List<ObjectId> unconfirmed = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private RealServer server;
    private MongoCollection<Document> films;

    @BeforeEach
    void open() {
        server = new RealServer();
        server.withReplicaSet();
        films = server.client("serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500")
                .documents()
                .getCollection("movies");
    }

    @AfterEach
    void close() {
        if (server != null) {
            ChildServer.await("a primary for what comes next", this::hasPrimary);
            server.close();
        }
    }

    private boolean hasPrimary() {
        try {
            server.database().documents().getCollection("movies").insertOne(new Document("title", "There is one"));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    private void writeUntilItIsOver() {
        while (!isOver.get()) {
            var id = new ObjectId();
            try {
                UnconfirmedWrites.naming(id, () -> films.insertOne(new Document("_id", id)));
                acknowledged.add(id);
            } catch (Problem | MongoException e) {
                (kindOf(e) == ProblemKind.WRITE_UNCONFIRMED ? unconfirmed : refused).add(id);
            }
        }
    }

    private static ProblemKind kindOf(RuntimeException failure) {
        var kind = MongoFailures.problemOf(failure).map(Problem::kind).orElse(ProblemKind.INTERNAL_ERROR);
        assertThat(kind).as("%s", failure).isIn(ProblemKind.WRITE_UNCONFIRMED, ProblemKind.DATABASE_UNAVAILABLE);
        return kind;
    }

    private void stepDown() {
        try {
            server.admin(new Document("replSetStepDown", SECONDS)
                    .append("secondaryCatchUpPeriodSecs", SECONDS - 1)
                    .append("force", true));
        } catch (MongoSocketException e) { // servers before 4.2 close the connection of the command
            assertThat(e).isNotNull();
        } catch (MongoCommandException e) {
            isOver.set(true);
            assumeTrue(
                    !NOT_POSSIBLE.contains(e.getCode()),
                    "needs a MongoDB user who may step a primary down: set MFLIX_TEST_DB_URI");
            throw e;
        }
    }

    @Test
    @Tag("F-47")
    void acknowledgedWritesAreThereAndRefusedOnesAreNot() {
        var election = server.hello().get("electionId");
        var writing = CompletableFuture.runAsync(this::writeUntilItIsOver);
        try {
            ChildServer.await("the first writes", () -> acknowledged.size() >= 5 || writing.isDone());
            stepDown();
            var before = acknowledged.size();
            ChildServer.await("writes on a new primary", () -> acknowledged.size() > before + 5 || writing.isDone());
        } finally {
            isOver.set(true);
            writing.join();
        }
        assertThat(server.hello().get("electionId")).as("another election").isNotEqualTo(election);
        var lasting = films.withReadConcern(ReadConcern.MAJORITY);
        assertThat(lasting.countDocuments(Filters.in("_id", acknowledged))).isEqualTo(acknowledged.size());
        assertThat(films.countDocuments(Filters.in("_id", refused))).isZero();
        assertThat(films.countDocuments())
                .isBetween((long) acknowledged.size(), (long) acknowledged.size() + unconfirmed.size());
    }
}
