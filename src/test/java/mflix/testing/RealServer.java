package mflix.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadPreference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import mflix.mongo.MongoConnection;
import org.bson.Document;

/**
 * The server of {@code MFLIX_TEST_DB_URI} with a database of its own for one test, which goes at the end with every fault that was
 * set. What a test needs and that server has not skips the test with its reason.
 */
public final class RealServer implements AutoCloseable {
    private static final String HERE = ": set MFLIX_TEST_DB_URI to such a one";

    private final TestDatabase own = TestDatabase.onRealServer();
    private final String appName = "mflix-" + UUID.randomUUID();
    private final Deque<Runnable> atTheEnd = new ArrayDeque<>();
    private final List<MongoConnection> stopped = new ArrayList<>();

    /** Skips the test where no real server is known. */
    public RealServer() {}

    public MongoConnection database() {
        return own.database();
    }

    public TestDatabase own() {
        return own;
    }

    /** Runs a command on {@code admin} as the user of the address. */
    public Document admin(Document command) {
        return database().client().getDatabase("admin").runCommand(command);
    }

    public Document hello() {
        return admin(new Document("isMaster", 1));
    }

    /** A client of the same database with more options, the only one that {@link #fail} is about; closed at the end. */
    public MongoConnection client(String options) {
        return opened(uri("appName=" + appName + "&" + options));
    }

    /** The same for any address; closed at the end. */
    public MongoConnection opened(String uri) {
        var client = MongoConnection.at(uri);
        atTheEnd.push(client::close);
        return client;
    }

    /** The address with its user, this test's database and more options, of which the last of a name counts. */
    public String uri(String options) {
        return TestDatabase.realUri(database().name(), options);
    }

    public RealServer withReplicaSet() {
        assumeTrue(hello().containsKey("setName"), "needs a member of a replica set" + HERE);
        return this;
    }

    public RealServer withAccessControl() {
        var who = database().connectionStatus().get("authInfo", new Document());
        var known = who.getList("authenticatedUsers", Document.class, List.of());
        assumeTrue(!known.isEmpty(), "needs a MongoDB with access control" + HERE);
        return this;
    }

    public RealServer withTestCommands() {
        try {
            admin(new Document("configureFailPoint", "failCommand").append("mode", "off"));
        } catch (MongoCommandException e) {
            assumeTrue(false, "needs a MongoDB with enableTestCommands=1" + HERE);
        }
        return this;
    }

    /** The next so many commands of that name from {@link #client} fail so; {@code data} as of {@code failCommand}. */
    public void fail(String command, int times, Document data) {
        atTheEnd.push(() -> admin(new Document("configureFailPoint", "failCommand").append("mode", "off")));
        admin(new Document("configureFailPoint", "failCommand")
                .append("mode", new Document("times", times))
                .append("data", data.append("failCommands", List.of(command)).append("appName", appName)));
    }

    /** Stops every other data-bearing member from copying what the primary writes, until {@link #resumeReplication} or the end. */
    public void stopReplication() {
        var hello = hello();
        var others = new ArrayList<>(hello.getList("hosts", String.class, List.of()));
        others.addAll(hello.getList("passives", String.class, List.of()));
        others.remove(hello.getString("primary"));
        assumeTrue(!others.isEmpty(), "needs a second member that holds data" + HERE);
        stopped.addAll(others.stream()
                .map(host -> opened(TestDatabase.directUri(host)))
                .toList());
        atTheEnd.push(this::resumeReplication); // before its clients are closed
        stopped.forEach(member -> replication(member, "alwaysOn"));
    }

    public void resumeReplication() {
        stopped.forEach(member -> replication(member, "off"));
        stopped.clear();
    }

    private static void replication(MongoConnection member, String mode) {
        var unused = member.client()
                .getDatabase("admin")
                .runCommand(
                        new Document("configureFailPoint", "stopReplProducer").append("mode", mode),
                        ReadPreference.nearest());
    }

    @Override
    public void close() {
        try {
            while (!atTheEnd.isEmpty()) {
                atTheEnd.pop().run();
            }
        } finally {
            own.close();
        }
    }
}
