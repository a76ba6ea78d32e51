package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.RealServer;
import mflix.testing.TcpProxy;
import mflix.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real server does when it fails, against what we make of it: the fake set may be wrong about it. */
@Tag("real")
@Tag("error_handling")
class FaultsOnRealServerTest {
    private static final int STEPPED_DOWN = 10107;
    private static final String LOCAL =
            "needs a MongoDB on this machine without TLS: set MFLIX_TEST_DB_URI to such a one";

    private final ObjectId id = new ObjectId();
    private RealServer server;

    @BeforeEach
    void open() {
        server = new RealServer();
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private static Problem problemOf(ThrowingCallable call) {
        return MongoFailures.problemOf(catchThrowable(call)).orElseThrow();
    }

    private MongoCollection<Document> of(MongoConnection client, String collection) {
        return client.documents().getCollection(collection);
    }

    private MongoCollection<Document> stored(String collection) {
        return of(server.database(), collection);
    }

    private Object insertInto(MongoCollection<Document> collection) {
        return UnconfirmedWrites.naming(id, () -> collection.insertOne(new Document("_id", id)));
    }

    private void isNamed(Problem problem) {
        assertThat(problem.kind()).as("%s", problem.getCause()).isEqualTo(ProblemKind.WRITE_UNCONFIRMED);
        assertThat(problem.members()).containsEntry("id", id.toHexString());
    }

    // Nine million pairs, which no server compares in 50 ms.
    @Test
    @Tag("F-46")
    @Tag("timeouts")
    void readThatRunsOverItsTimeIsCutAndTold() {
        var films = stored("movies");
        films.insertMany(IntStream.range(0, 3000)
                .mapToObj(i -> new Document("_id", i).append("n", i))
                .toList());
        var same = new Document("$eq", List.of(seventhOf("$n"), seventhOf("$$n")));
        var lookup = new Document("from", "movies")
                .append("let", new Document("n", "$n"))
                .append("pipeline", List.of(new Document("$match", new Document("$expr", same))))
                .append("as", "pairs");
        var sum = new Document("_id", null).append("pairs", new Document("$sum", new Document("$size", "$pairs")));
        var pipeline = List.of(new Document("$lookup", lookup), new Document("$group", sum));
        var problem = problemOf(() ->
                films.aggregate(pipeline).maxTime(50, TimeUnit.MILLISECONDS).first());
        assertThat(problem.kind()).as("%s", problem.getCause()).isEqualTo(ProblemKind.DATABASE_TIMEOUT);
        assertThat(films.countDocuments()).isEqualTo(3000);
    }

    private static Document seventhOf(String value) {
        return new Document("$mod", List.of(value, 7));
    }

    @Test
    @Tag("F-46")
    @Tag("timeouts")
    void slowAnswerIsWaitedFor() {
        server.withTestCommands();
        var client = server.client("");
        server.fail("find", 1, new Document("blockConnection", true).append("blockTimeMS", 2000));
        assertThat(of(client, "movies").find().first()).isNull();
        assertThat(client.commands().timing("find").seconds()).isGreaterThan(1.9);
    }

    @Test
    @Tag("F-46")
    @Tag("timeouts")
    void silentConnectionIsLeftAfterTheSocketTimeout() throws UnknownHostException {
        var host = primary();
        assumeTrue(InetAddress.getByName(host.getHost()).isLoopbackAddress(), LOCAL);
        assumeTrue(!server.database().settings().getSslSettings().isEnabled(), LOCAL);
        try (var proxy = new TcpProxy(host.getPort())) {
            var options = "&socketTimeoutMS=700&connectTimeoutMS=700&serverSelectionTimeoutMS=1500";
            var far = server.opened(TestDatabase.directUri("127.0.0.1:" + proxy.port()) + options);
            far.documents().runCommand(new Document("ping", 1));
            proxy.silence();
            assertThat(problemOf(() -> of(far, "movies").find().first()).kind())
                    .isIn(ProblemKind.DATABASE_TIMEOUT, ProblemKind.DATABASE_UNAVAILABLE);
        }
    }

    private ServerAddress primary() {
        var named = server.hello().getString("primary");
        return named == null
                ? server.database().settings().getClusterSettings().getHosts().get(0)
                : new ServerAddress(named);
    }

    // More members than there can be, so this needs no fault: it is written and never confirmed.
    @ParameterizedTest
    @ValueSource(strings = {"comments", "users", "movies"})
    @Tag("F-48")
    @Tag("timeouts")
    void writeThatTooFewCanConfirmIsThereAndNamed(String collection) {
        server.withReplicaSet();
        var demanding = of(server.client("w=50&wtimeoutMS=500"), collection);
        isNamed(problemOf(() -> insertInto(demanding)));
        assertThat(stored(collection).countDocuments(new Document("_id", id))).isEqualTo(1);
        assertThat(problemOf(() -> insertInto(demanding)).kind()).isEqualTo(ProblemKind.ALREADY_EXISTS);
        assertThat(stored(collection).countDocuments()).isEqualTo(1);
    }

    @Test
    @Tag("F-48")
    @Tag("timeouts")
    void writeThatTheMajorityDidNotConfirmInTimeIsThereAndNamed() {
        server.withReplicaSet().withTestCommands();
        var client = server.client("");
        var late = new Document("code", 64)
                .append("codeName", "WriteConcernTimeout")
                .append("errmsg", "waiting for replication timed out")
                .append("errInfo", new Document("wtimeout", true));
        server.fail("insert", 1, new Document("writeConcernError", late));
        isNamed(problemOf(() -> insertInto(of(client, "movies"))));
        assertThat(stored("movies").countDocuments()).isEqualTo(1);
    }

    @Test
    @Tag("F-47")
    void stepDownInAWriteIsNotSeen() {
        server.withReplicaSet().withTestCommands();
        var client = server.client("");
        server.fail("insert", 1, new Document("errorCode", STEPPED_DOWN));
        insertInto(of(client, "movies"));
        assertThat(client.commands().timing("insert").failed()).isEqualTo(1);
        assertThat(stored("movies").countDocuments()).isEqualTo(1);
    }

    @Test
    @Tag("F-47")
    void writeThatIsRefusedTwiceIsNotThere() {
        server.withReplicaSet().withTestCommands();
        var client = server.client("");
        server.fail("insert", 2, new Document("errorCode", STEPPED_DOWN));
        assertThat(problemOf(() -> insertInto(of(client, "movies"))).kind())
                .isEqualTo(ProblemKind.DATABASE_UNAVAILABLE);
        assertThat(stored("movies").countDocuments()).isZero();
    }
}
