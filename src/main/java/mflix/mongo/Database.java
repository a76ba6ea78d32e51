package mflix.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bson.Document;

/**
 * The one client with what it was made from and what can be seen of it. In the server {@link MongoProducer} makes it once; a
 * command or a test opens its own and closes it.
 */
public final class Database implements AutoCloseable {
    private static final AtomicInteger MADE = new AtomicInteger();
    // for each server it cannot reach the driver writes host names and a stack trace every ten seconds; kept in a
    // field, or
    // the level is lost with the logger
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
    private final MongoClient client;

    private Database(MongoClientSettings settings, String name, Pool pool, Commands commands) {
        this.settings = settings;
        this.name = name;
        this.pool = pool;
        this.commands = commands;
        this.client = MongoClients.create(settings);
    }

    /** Makes the client; connects later, so it does not fail because the server is away. Asks the DNS for {@code mongodb+srv}. */
    public static Database at(String uri) {
        var address = new ConnectionString(uri);
        var pool = new Pool();
        var commands = new Commands();
        var settings = MongoClientSettings.builder(ClientSettings.of(address))
                .applyToConnectionPoolSettings(builder -> builder.addConnectionPoolListener(pool))
                .addCommandListener(commands)
                .build();
        MADE.incrementAndGet();
        return new Database(settings, MongoSettings.databaseOf(address), pool, commands);
    }

    /**
     * Another client to the same database, which waits minutes for an answer, whatever the URI says about time-outs: for
     * building indexes and filling collections, never for requests. At most two connections; to be closed when that is done.
     */
    public Database patient() {
        return new Database(PatientSettings.of(settings), name, new Pool(), commands);
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

    /** Who the server takes us for: {@code authInfo} with users, roles. Needs no privilege; asked of {@code admin}, where all servers know it. */
    public Document connectionStatus() {
        return client.getDatabase("admin").runCommand(new Document("connectionStatus", 1));
    }

    /** {@link #connectionStatus} with {@code authenticatedUserPrivileges} too. */
    public Document privileges() {
        return client.getDatabase("admin")
                .runCommand(new Document("connectionStatus", 1).append("showPrivileges", true));
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
