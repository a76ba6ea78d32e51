package mflix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import mflix.mongo.Database;

/** A database for one test class: in this process and in memory, or a fresh one on the server of {@code MFLIX_TEST_DB_URI}. */
public final class TestDatabase implements AutoCloseable {
    private final MongoServer server;
    private final Database database;

    private TestDatabase(MongoServer server, Database database) {
        this.server = server;
        this.database = database;
    }

    public static TestDatabase inMemory() {
        return inMemory(0);
    }

    /** On that port, for tests in which a database appears. */
    public static TestDatabase inMemory(int wanted) {
        var server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", wanted);
        var port = server.getLocalAddress().getPort();
        return new TestDatabase(server, Database.at("mongodb://127.0.0.1:" + port + "/sample_mflix"));
    }

    /** Skips the test where no real server is known. */
    public static TestDatabase onRealServer() {
        var uri = System.getenv("MFLIX_TEST_DB_URI");
        assumeTrue(uri != null && !uri.isBlank(), "needs a MongoDB: set MFLIX_TEST_DB_URI");
        var name = "mflix_test_" + UUID.randomUUID().toString().substring(0, 8);
        return new TestDatabase(null, Database.at(inDatabase(uri, name)));
    }

    private static String inDatabase(String uri, String name) {
        var asked = new ConnectionString(uri);
        var options = uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) + "&" : "";
        var authSource = asked.getCredential() != null && !options.contains("authSource=")
                ? "authSource=" + asked.getCredential().getSource() + "&"
                : "";
        var hosts = uri.replaceFirst("\\?.*", "").replaceFirst("(?<=[^/])/[^/]*$", "");
        return (hosts + "/" + name + "?" + options + authSource).replaceFirst("[?&]$", "");
    }

    public Database database() {
        return database;
    }

    public MongoDatabase documents() {
        return database.documents();
    }

    @Override
    public void close() {
        if (server == null) {
            database.documents().drop();
        }
        database.close();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
