package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.client.MongoCollection;
import java.util.List;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.ChildServer;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import mflix.testing.TcpProxy;
import mflix.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database fails, and the caller gets what is true: done, not done, or to be looked up. Never twice. */
@Tag("error_handling")
@Execution(CONCURRENT) // its tests wait for time-outs most of the time
class FaultsTest {
    private static final String PATIENT = "serverSelectionTimeoutMS=4000&heartbeatFrequencyMS=500";
    private static final String QUICK = "serverSelectionTimeoutMS=700&connectTimeoutMS=500&heartbeatFrequencyMS=500";

    private final FakeReplicaSet set = new FakeReplicaSet();
    private final MongoConnection database = MongoConnection.at(set.uri(PATIENT));
    private final MongoCollection<Document> films = database.documents().getCollection("movies");
    private final ObjectId id = new ObjectId();

    @AfterEach
    void close() {
        database.close();
        set.close();
    }

    private Object insert() {
        return UnconfirmedWrites.naming(id, () -> films.insertOne(new Document("_id", id)));
    }

    private static Problem problemOf(ThrowingCallable call) {
        return MongoFailures.problemOf(catchThrowable(call)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_SLOW, 1, DATABASE_TIMEOUT",
        "NOT_ALLOWED, 1, DATABASE_REFUSED",
        "NOT_PRIMARY, 2, DATABASE_UNAVAILABLE",
        "SHUTTING_DOWN, 2, DATABASE_UNAVAILABLE",
        "INTERRUPTED, 2, DATABASE_UNAVAILABLE",
        "CUT_BEFORE, 2, DATABASE_UNAVAILABLE"
    })
    @Tag("F-46")
    void readThatFailsIsTold(Fault fault, int times, ProblemKind kind) {
        set.fail("find", times, fault);
        var problem = problemOf(() -> films.find().first());
        assertThat(problem.kind()).as("%s", problem.getCause()).isEqualTo(kind);
        assertThat(films.find().first()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"NOT_PRIMARY", "SHUTTING_DOWN", "CUT_BEFORE"})
    @Tag("F-44")
    void readThatFailsOnceIsRetriedUnseen(Fault fault) {
        set.fail("find", 1, fault);
        assertThat(films.find().first()).isNull();
        assertThat(set.recorded("find")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"NOT_PRIMARY", "SHUTTING_DOWN", "CUT_BEFORE", "CUT_AFTER"})
    @Tag("F-44")
    @Tag("F-47")
    void writeThatFailsOnceIsThereOnce(Fault fault) {
        set.fail("insert", 1, fault);
        insert();
        assertThat(films.countDocuments()).isEqualTo(1);
        assertThat(set.recorded("insert")).hasSize(2);
    }

    @Test
    @Tag("F-47")
    void refusedWriteIsNotThere() {
        set.fail("insert", 2, Fault.NOT_PRIMARY);
        assertThat(problemOf(this::insert).kind()).isEqualTo(ProblemKind.DATABASE_UNAVAILABLE);
        assertThat(films.countDocuments()).isZero();
    }

    // region lost-answer
    @ParameterizedTest
    @Tag("F-44")
    @CsvSource({"CUT_AFTER, 1", "CUT_BEFORE, 0"})
    void writeWhoseAnswerWasLostIsToBeLookedUpByItsId(Fault fault, int there) {
        set.fail("insert", 2, fault);
        var problem = problemOf(this::insert);
        assertThat(problem.kind()).isEqualTo(ProblemKind.WRITE_UNCONFIRMED);
        assertThat(problem.members()).containsEntry("id", id.toHexString());
        assertThat(films.countDocuments()).isEqualTo(there);
    }
    // endregion lost-answer

    @Test
    @Tag("F-48")
    @Tag("timeouts")
    void unconfirmedWriteIsThereAndNamed() {
        set.fail("insert", 1, Fault.UNCONFIRMED);
        var problem = problemOf(this::insert);
        assertThat(problem.kind()).isEqualTo(ProblemKind.WRITE_UNCONFIRMED);
        assertThat(problem.members()).containsEntry("id", id.toHexString());
        assertThat(films.countDocuments()).isEqualTo(1);
        assertThat(problemOf(this::insert).kind()).isEqualTo(ProblemKind.ALREADY_EXISTS);
    }

    @Test
    @Tag("F-48")
    @Tag("timeouts")
    void unconfirmedBulkIsThereToo() {
        set.fail("insert", 1, Fault.UNCONFIRMED);
        var problem = problemOf(() -> films.insertMany(List.of(new Document(), new Document())));
        assertThat(problem.kind()).isEqualTo(ProblemKind.WRITE_UNCONFIRMED);
        assertThat(films.countDocuments()).isEqualTo(2);
    }

    @Test
    @Tag("F-47")
    void withoutAPrimaryNothingIsWrittenAndItHealsAlone() {
        // region step-down
        insert();
        set.stepDown();
        var second = new Document("_id", 2);
        assertThat(problemOf(() -> films.insertOne(second)).kind()).isEqualTo(ProblemKind.DATABASE_UNAVAILABLE);
        set.stepUp();
        films.insertOne(second);
        assertThat(films.countDocuments()).isEqualTo(2);
        // endregion step-down
    }

    @Test
    @Tag("F-49")
    void refusedLogInIsARefusalAlsoWhenItIsAskedAgain() {
        var address = set.uri(QUICK).replace("mongodb://", "mongodb://nobody:wrong@");
        set.fail("saslStart", 100, Fault.NOT_ALLOWED);
        try (var stranger = MongoConnection.at(address)) {
            for (int i = 0; i < 3; i++) {
                assertThat(problemOf(() -> stranger.documents().runCommand(new Document("ping", 1)))
                                .kind())
                        .isEqualTo(ProblemKind.DATABASE_REFUSED);
            }
        }
    }

    @Test
    @Tag("F-65")
    void cursorThatIsGoneIsATimeout() {
        for (int i = 0; i < 5; i++) {
            films.insertOne(new Document("_id", i));
        }
        try (var cursor = films.find().batchSize(2).iterator()) {
            set.fail("getMore", 1, Fault.CURSOR_GONE);
            assertThat(problemOf(() -> {
                                while (cursor.hasNext()) {
                                    cursor.next();
                                }
                            })
                            .kind())
                    .isEqualTo(ProblemKind.DATABASE_TIMEOUT);
        }
    }

    @Test
    @Tag("F-46")
    @Tag("timeouts")
    void silentServerIsLeftAfterTheSocketTimeout() {
        try (var server = TestDatabase.inMemory();
                var proxy = new TcpProxy(server.port());
                var far =
                        MongoConnection.at("mongodb://127.0.0.1:" + proxy.port() + "/?socketTimeoutMS=300&" + QUICK)) {
            far.documents().runCommand(new Document("ping", 1));
            proxy.silence();
            assertThat(problemOf(() -> far.documents().getCollection("x").find().first())
                            .kind())
                    .isIn(ProblemKind.DATABASE_TIMEOUT, ProblemKind.DATABASE_UNAVAILABLE);
        }
    }

    @Test
    @Tag("F-43")
    @Tag("timeouts")
    void serverThatIsNotThereIsGivenUpAfterTheSelectionTimeout() {
        try (var server = TestDatabase.inMemory();
                var proxy = new TcpProxy(server.port());
                var far = MongoConnection.at("mongodb://127.0.0.1:" + proxy.port() + "/?" + QUICK)) {
            proxy.refuse();
            assertThat(problemOf(() -> far.documents().runCommand(new Document("ping", 1)))
                            .kind())
                    .isEqualTo(ProblemKind.DATABASE_UNAVAILABLE);
            proxy.pass();
            ChildServer.await("the database that came back", () -> answers(far));
        }
    }

    private static boolean answers(MongoConnection database) {
        return catchThrowable(() -> database.documents().runCommand(new Document("ping", 1))) == null;
    }

    @Test
    void closedClientIsShuttingDown() {
        var closed = MongoConnection.at(set.uri(QUICK));
        closed.documents().runCommand(new Document("ping", 1));
        closed.close();
        assertThat(problemOf(() -> closed.documents().runCommand(new Document("ping", 1)))
                        .kind())
                .isEqualTo(ProblemKind.SHUTTING_DOWN);
    }
}
