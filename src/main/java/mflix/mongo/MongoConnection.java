package mflix.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.bounds.RequestTime;
import mflix.mongo.diagnosis.ConnectionDiagnosis;
import mflix.mongo.diagnosis.ConnectionDiagnostics;
import mflix.mongo.diagnosis.ServerDescriptions;
import mflix.mongo.diagnosis.SocketProbe;
import mflix.mongo.monitor.CommandMonitor;
import mflix.mongo.monitor.PoolMonitor;
import mflix.mongo.settings.ClientSettings;
import mflix.mongo.settings.MongoSettings;
import mflix.mongo.settings.PatientClientSettings;
import mflix.mongo.settings.TlsOptions;
import mflix.problem.Problem;
import org.bson.Document;

/**
 * The one client with what it was made from and what can be seen of it. In the server {@link MongoClientProducer}
 * makes it once; a command or a test opens its own and closes it.
 */
@Vetoed // a bean by its producer only
public class MongoConnection implements AutoCloseable {
    private static final long MORE_MILLIS = 1000;
    private static final AtomicInteger MADE = new AtomicInteger();
    // for each server it cannot reach the driver writes host names and a stack trace every ten seconds; kept in a
    // field, or the level is lost with the logger
    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    static {
        if (DRIVER.getLevel() == null) { // the server's logging settings can switch on more
            DRIVER.setLevel(Level.WARNING);
        }
    }

    private final MongoClientSettings settings;
    private final String name;
    private final PoolMonitor pool;
    private final CommandMonitor commands;
    private final ServerDescriptions lastSeen;
    private final ConnectionDiagnostics diagnostician;
    private final MongoClient client;
    private final Duration maxTime;

    /** For the proxy that CDI injects, and for nothing else. */
    protected MongoConnection() {
        this.settings = null;
        this.name = null;
        this.pool = null;
        this.commands = null;
        this.lastSeen = null;
        this.diagnostician = null;
        this.client = null;
        this.maxTime = null;
    }

    private MongoConnection(
            MongoClientSettings settings,
            String name,
            PoolMonitor pool,
            CommandMonitor commands,
            ServerDescriptions lastSeen,
            Duration maxTime) {
        this.settings = settings;
        this.name = name;
        this.pool = pool;
        this.commands = commands;
        this.lastSeen = lastSeen;
        this.diagnostician =
                new ConnectionDiagnostics(new ConnectionDiagnostics.Asked(settings, name), new SocketProbe());
        this.client = MongoClients.create(settings);
        this.maxTime = maxTime;
    }

    /** The same with the default of {@code mflix.db.max-time}. */
    public static MongoConnection at(String uri) {
        return at(uri, MongoSettings.MAX_TIME);
    }

    /**
     * Makes the client; connects later, so it does not fail because the server is away. Asks the DNS for {@code mongodb+srv}.
     *
     * @param maxTime the bound of each command of {@link #reading}
     */
    public static MongoConnection at(String uri, Duration maxTime) {
        return at(uri, maxTime, List.of());
    }

    /**
     * The same.
     *
     * @param more are called for each command, as {@link #commands} is
     */
    static MongoConnection at(String uri, Duration maxTime, List<CommandListener> more) {
        var address = new ConnectionString(TlsOptions.without(uri));
        var certificates = TlsOptions.context(uri);
        var pool = new PoolMonitor();
        var commands = new CommandMonitor();
        var lastSeen = new ServerDescriptions();
        var client = MongoClientSettings.builder(ClientSettings.of(address))
                .applyToConnectionPoolSettings(builder -> builder.addConnectionPoolListener(pool))
                .applyToServerSettings(builder -> builder.addServerListener(lastSeen))
                .applyToSslSettings(builder -> certificates.ifPresent(builder::context))
                .addCommandListener(commands);
        more.forEach(client::addCommandListener);
        var settings = client.build();
        MADE.incrementAndGet();
        return new MongoConnection(settings, MongoSettings.databaseOf(address), pool, commands, lastSeen, maxTime);
    }

    /**
     * Why it cannot be reached, from what the driver saw so far; empty while no problem has been seen. May ask the server.
     */
    public Optional<ConnectionDiagnosis> diagnose(RuntimeException failure) {
        var cluster = settings.getClusterSettings();
        var seed = cluster.getSrvHost() != null
                ? cluster.getSrvHost()
                : cluster.getHosts().get(0).toString();
        var now = client.getClusterDescription();
        return diagnostician.diagnose(failure, new ConnectionDiagnostics.Seen(now, lastSeen.servers(now), seed));
    }

    /**
     * Asks the server once.
     *
     * @throws mflix.problem.Problem with the cause in one line, when it does not answer in time
     */
    public void requireAnswer() {
        var patience = settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS) + MORE_MILLIS;
        requireAnswer(Duration.ofMillis(patience));
    }

    /** The same within another time; finding the cause of a failure may take a few seconds more. */
    public void requireAnswer(Duration patience) {
        try {
            documents().withTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).runCommand(new Document("ping", 1));
        } catch (RuntimeException e) {
            throw explained(e);
        }
    }

    /** The failure with its cause in one line, when it is one of the connection; otherwise the same. */
    public RuntimeException explained(RuntimeException failure) {
        return MongoFailures.problemOf(failure)
                .filter(problem -> MongoFailures.isOfTheConnection(problem.kind()))
                .flatMap(problem -> diagnose(failure).map(why -> Problem.of(problem.kind(), why.sentence())))
                .<RuntimeException>map(problem -> problem.causedBy(failure))
                .orElse(failure);
    }

    /**
     * Another client to the same database, which waits minutes for an answer, whatever the URI says about time-outs: for
     * building indexes and filling collections, never for requests. At most two connections; to be closed when that is done.
     */
    public MongoConnection patient() {
        return new MongoConnection(
                PatientClientSettings.of(settings), name, new PoolMonitor(), commands, lastSeen, maxTime);
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
        return PatientClientSettings.areThoseOf(settings) ? PatientClientSettings.withoutTimeout(documents) : documents;
    }

    /** For commands that only read: each ends within {@code mflix.db.max-time}, whatever happens to the server. Never for a write. */
    public MongoDatabase reading() {
        return RequestTime.bounded(documents(), maxTime);
    }

    private Document ask(Document question) {
        return RequestTime.bounded(client.getDatabase("admin"), maxTime).runCommand(question);
    }

    /**
     * The user as whom the application is logged in: {@code authInfo} with users, roles. Needs no privilege; sent to {@code
     * admin}, where all servers support it.
     */
    public Document connectionStatus() {
        return ask(new Document("connectionStatus", 1));
    }

    /** {@link #connectionStatus} with {@code authenticatedUserPrivileges} too. */
    public Document privileges() {
        return ask(new Document("connectionStatus", 1).append("showPrivileges", true));
    }

    /** The settings in force, with the options of the URI. */
    public MongoClientSettings settings() {
        return settings;
    }

    public PoolMonitor pool() {
        return pool;
    }

    /** What was sent so far. */
    public CommandMonitor commands() {
        return commands;
    }

    @Override
    public void close() {
        client.close();
    }
}
