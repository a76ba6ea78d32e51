package mflix.testing;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ServerDescription;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mflix.embedded.EmbeddedDatabase;
import mflix.mongo.MongoConnection;
import mflix.settings.SettingsReader;
import org.bson.Document;

/**
 * A database for one test class: in this process and in memory, the embedded one in a folder, or a fresh one on the server of
 * {@code MFLIX_TEST_DB_URI}.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String REAL = "MFLIX_TEST_DB_URI";
    /** Options that name other servers, or are set anew. */
    private static final Set<String> ELSEWHERE = Set.of(
            "replicaSet",
            "directConnection",
            "loadBalanced",
            "serverSelectionTimeoutMS",
            "heartbeatFrequencyMS",
            "connectTimeoutMS",
            "socketTimeoutMS");

    private final String uri;
    private final MongoConnection database;
    private final boolean isDropped;
    private final Runnable afterClose;

    private TestDatabase(String uri, boolean isDropped, Runnable afterClose) {
        this.uri = uri;
        this.database = MongoConnection.at(uri);
        this.isDropped = isDropped;
        this.afterClose = afterClose;
    }

    public static TestDatabase inMemory() {
        return inMemory(0);
    }

    /** On that port, for tests in which a database appears. */
    public static TestDatabase inMemory(int wanted) {
        var server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", wanted);
        var port = server.getLocalAddress().getPort();
        return new TestDatabase("mongodb://127.0.0.1:" + port + "/sample_mflix", false, server::shutdownNow);
    }

    /** The application's own database, as it runs without a URI, with its file in that folder. */
    public static TestDatabase embedded(Path folder) {
        var embedded = new EmbeddedDatabase(
                new SettingsReader(key -> Optional.of(folder.toString()).filter(any -> key.equals("mflix.data.dir"))));
        return new TestDatabase(embedded.open(), false, embedded::close);
    }

    /** A replica set of one in memory, without faults; the driver takes it for real. */
    public static TestDatabase onFakeReplicaSet() {
        var set = new FakeReplicaSet();
        return new TestDatabase(set.uri("retryWrites=true"), false, set::close);
    }

    /** Behind the router of a sharded cluster in memory. */
    public static TestDatabase behind(FakeMongos router) {
        return new TestDatabase(router.uri(), false, router::close);
    }

    // region on-real-server
    /** Skips the test where no real server is known. */
    public static TestDatabase onRealServer() {
        var uri = System.getenv(REAL);
        assumeTrue(uri != null && !uri.isBlank(), "needs a MongoDB: set MFLIX_TEST_DB_URI");
        var name = "mflix_test_" + UUID.randomUUID().toString().substring(0, 8);
        return new TestDatabase(inDatabase(uri, name), true, () -> {});
    }
    // endregion on-real-server

    /** The address of the real server for that database, with more options. */
    static String realUri(String name, String options) {
        var uri = inDatabase(System.getenv(REAL), name);
        return uri + (uri.contains("?") ? "&" : "?") + options;
    }

    /** One member of the real server's set alone, with the same user. */
    public static String directUri(String host) {
        var uri = realUri("admin", "directConnection=true").replaceFirst("(?<=[?&])replicaSet=[^&]*&?", "");
        return uri.replaceFirst("^mongodb(\\+srv)?://([^@/]*@)?[^/?]+", "mongodb://$2" + host)
                + (uri.startsWith("mongodb+srv://") ? "&tls=true" : "");
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

    public MongoConnection database() {
        return database;
    }

    /** As the client got it, credentials included: not to be printed. */
    public String uri() {
        return uri;
    }

    /** In front of the server that takes the writes; skips the test where that speaks TLS only. */
    public TcpProxy proxy() {
        if (database.settings().getSslSettings().isEnabled()) {
            close(); // no other code does, when the test is skipped here
            abort("needs a MongoDB that speaks without TLS");
        }
        database.client().getDatabase("admin").runCommand(new Document("ping", 1));
        var primary = database.client().getClusterDescription().getServerDescriptions().stream()
                .filter(ServerDescription::isPrimary)
                .findFirst()
                .orElseThrow()
                .getAddress();
        return new TcpProxy(primary.getHost(), primary.getPort());
    }

    /** The same database by way of that proxy, to that one server and no other, with further options. */
    public String uriThrough(TcpProxy proxy, String options) {
        var address = uri.replaceFirst("^(?<to>mongodb://([^@/]*@)?)[^/?]*", "${to}127.0.0.1:" + proxy.port());
        var kept = Arrays.stream(address.replaceFirst("^[^?]*\\??", "").split("&", -1))
                .filter(option -> !option.isEmpty() && !ELSEWHERE.contains(option.replaceFirst("=.*", "")))
                .collect(Collectors.joining("&"));
        var all = kept.isEmpty() ? options : kept + "&" + options;
        return address.replaceFirst("\\?.*", "") + "?directConnection=true&" + all;
    }

    /** Where it listens on this machine. */
    public int port() {
        return database.settings().getClusterSettings().getHosts().get(0).getPort();
    }

    public MongoDatabase documents() {
        return database.documents();
    }

    @Override
    public void close() {
        try {
            if (isDropped) { // however long a busy set takes; the application's own writes wait for a moment only
                database.documents().withWriteConcern(WriteConcern.MAJORITY).drop();
            }
        } finally {
            database.close();
            afterClose.run();
        }
    }
}
