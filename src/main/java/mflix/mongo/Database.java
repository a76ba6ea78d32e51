package mflix.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Problem;
import org.bson.Document;

/**
 * The one client with what it was made from and what can be seen of it. In the server {@link MongoClientProducer}
 * makes it once; a command or a test opens its own and closes it.
 */
@Vetoed // a bean by its producer only
public class Database implements AutoCloseable {
    private static final long MORE_MILLIS = 1000;
    private static final AtomicInteger MADE = new AtomicInteger();
    // for each server it cannot reach the driver writes host names and a stack trace every ten seconds; kept in a
    // field, or the level is lost with the logger
    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    static {
        if (DRIVER.getLevel() == null) { // whoever asks for more in the server's logging settings gets it
            DRIVER.setLevel(Level.WARNING);
        }
    }

    private final MongoClientSettings settings;
    private final String name;
    private final Pool pool;
    private final Commands commands;
    private final LastSeen lastSeen;
    private final Diagnostician diagnostician;
    private final MongoClient client;
    private final Duration maxTime;

    /** For the proxy that CDI injects, and for nobody else. */
    protected Database() {
        this.settings = null;
        this.name = null;
        this.pool = null;
        this.commands = null;
        this.lastSeen = null;
        this.diagnostician = null;
        this.client = null;
        this.maxTime = null;
    }

    private Database(
            MongoClientSettings settings,
            String name,
            Pool pool,
            Commands commands,
            LastSeen lastSeen,
            Duration maxTime) {
        this.settings = settings;
        this.name = name;
        this.pool = pool;
        this.commands = commands;
        this.lastSeen = lastSeen;
        this.diagnostician = new Diagnostician(asked(settings, name), new SocketProbe());
        this.client = MongoClients.create(settings);
        this.maxTime = maxTime;
    }

    /** The same with the default of {@code mflix.db.max-time}. */
    public static Database at(String uri) {
        return at(uri, MongoSettings.MAX_TIME);
    }

    /**
     * Makes the client; connects later, so it does not fail because the server is away. Asks the DNS for {@code mongodb+srv}.
     *
     * @param maxTime the bound of each command of {@link #reading}
     */
    public static Database at(String uri, Duration maxTime) {
        var address = new ConnectionString(Tls.without(uri));
        var certificates = Tls.context(uri);
        var pool = new Pool();
        var commands = new Commands();
        var lastSeen = new LastSeen();
        var settings = MongoClientSettings.builder(ClientSettings.of(address))
                .applyToConnectionPoolSettings(builder -> builder.addConnectionPoolListener(pool))
                .applyToServerSettings(builder -> builder.addServerListener(lastSeen))
                .applyToSslSettings(builder -> certificates.ifPresent(builder::context))
                .addCommandListener(commands)
                .build();
        MADE.incrementAndGet();
        return new Database(settings, MongoSettings.databaseOf(address), pool, commands, lastSeen, maxTime);
    }

    private static Diagnostician.Asked asked(MongoClientSettings settings, String name) {
        var cluster = settings.getClusterSettings();
        return new Diagnostician.Asked(
                settings.getSslSettings().isEnabled(),
                cluster.getMode() == ClusterConnectionMode.SINGLE && cluster.getRequiredReplicaSetName() == null,
                Optional.ofNullable(cluster.getRequiredReplicaSetName()),
                Optional.ofNullable(settings.getCredential()),
                name);
    }

    /** Why it cannot be reached, from what the driver saw so far; empty when nothing speaks against it yet. May ask the server. */
    public Optional<Diagnosis> diagnose(RuntimeException failure) {
        var cluster = settings.getClusterSettings();
        var seed = cluster.getSrvHost() != null
                ? cluster.getSrvHost()
                : cluster.getHosts().get(0).toString();
        return diagnostician.diagnose(
                failure, new Diagnostician.Seen(client.getClusterDescription(), lastSeen.servers(), seed));
    }

    /**
     * Asks the server once.
     *
     * @throws mflix.problem.Problem with the cause in one line, when it does not answer in time
     */
    public void requireAnswer() {
        var patience = settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS) + MORE_MILLIS;
        try {
            documents().withTimeout(patience, TimeUnit.MILLISECONDS).runCommand(new Document("ping", 1));
        } catch (RuntimeException e) {
            throw explained(e);
        }
    }

    /** The failure with its cause in one line, when it is one of the connection; otherwise the same. */
    public RuntimeException explained(RuntimeException failure) {
        return Failures.problemOf(failure)
                .filter(problem -> Failures.isOfTheConnection(problem.kind()))
                .flatMap(problem -> diagnose(failure).map(why -> Problem.of(problem.kind(), why.sentence())))
                .<RuntimeException>map(problem -> problem.causedBy(failure))
                .orElse(failure);
    }

    /**
     * Another client to the same database, which waits minutes for an answer, whatever the URI says about time-outs: for
     * building indexes and filling collections, never for requests. At most two connections; to be closed when that is done.
     */
    public Database patient() {
        return new Database(PatientSettings.of(settings), name, new Pool(), commands, lastSeen, maxTime);
    }

    /** How many ordinary clients this process has made. More than one in a server is a defect: each has a pool of its own. */
    public static int clientsMade() {
        return MADE.get();
    }

    public MongoClient client() {
        return client;
    }

    /** Of the database that the application works on. */
    public String name() {
        return name;
    }

    public MongoDatabase documents() {
        var documents = client.getDatabase(name);
        return PatientSettings.areThoseOf(settings) ? PatientSettings.withoutTimeout(documents) : documents;
    }

    /** For commands that only read: each ends within {@code mflix.db.max-time}, whatever happens to the server. Never for a write. */
    public MongoDatabase reading() {
        return documents().withTimeout(maxTime.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Document ask(Document question) {
        return client.getDatabase("admin")
                .withTimeout(maxTime.toMillis(), TimeUnit.MILLISECONDS)
                .runCommand(question);
    }

    /** Who the server takes us for: {@code authInfo} with users, roles. Needs no privilege; asked of {@code admin}, where all servers know it. */
    public Document connectionStatus() {
        return ask(new Document("connectionStatus", 1));
    }

    /** {@link #connectionStatus} with {@code authenticatedUserPrivileges} too. */
    public Document privileges() {
        return ask(new Document("connectionStatus", 1).append("showPrivileges", true));
    }

    /** The settings in force, after the URI had its say. */
    public MongoClientSettings settings() {
        return settings;
    }

    public Pool pool() {
        return pool;
    }

    /** What was sent so far. */
    public Commands commands() {
        return commands;
    }

    @Override
    public void close() {
        client.close();
    }
}
