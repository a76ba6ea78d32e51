package mflix.embedded;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.Config;
import mflix.mongo.Fallback;

/**
 * A database in this process: one file, served on a free port of the loopback address. No users, no replication, no
 * time-outs. Nothing is opened before {@link #open}.
 */
@Singleton
public class EmbeddedDatabase implements Fallback, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class.getName());
    // it writes each refused command with its values and a stack trace; kept in a field, or the level is lost with the
    // logger
    private static final Logger LIBRARY = Logger.getLogger("de.bwaldvogel.mongo");
    // each serves many connections; commands that write wait for each other in any case
    private static final int WORKERS = 6;
    private static final int TIDY_MILLIS = 2000;

    private final DataFolder folder;
    private final boolean survivesPowerLoss;
    private FileLock lock;
    private DatabaseFile file;
    private MongoServer server;
    private String uri;

    @Inject
    public EmbeddedDatabase(Config config) {
        this.folder = DataFolder.of(config);
        this.survivesPowerLoss = config.flag("mflix.embedded.fsync").orElse(false);
    }

    @Override
    public synchronized String open() {
        if (uri == null) {
            LIBRARY.setLevel(Level.OFF);
            lock = folder.lock();
            try {
                uri = serve();
            } catch (RuntimeException e) {
                folder.release(lock);
                throw e;
            }
            LOG.log(Level.INFO, "embedded_database_open folder={0}", folder.path());
        }
        return uri;
    }

    @Override
    public void fill(MongoDatabase database) {
        new DemoCatalogue(database).load();
    }

    /** Writes everything down, tidies the file for at most two seconds, and gives the folder back. */
    @Override
    @PreDestroy
    public synchronized void close() {
        if (uri == null) {
            return;
        }
        uri = null;
        folder.withdraw();
        server.stopListening();
        file.store().compactFile(TIDY_MILLIS);
        server.shutdownNow();
        file.mark().close();
        folder.release(lock);
        LOG.log(Level.INFO, "embedded_database_closed folder={0}", folder.path());
    }

    private String serve() {
        file = DatabaseFile.open(folder);
        server = new MongoServer(new DurableBackend(file, folder.path(), survivesPowerLoss));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, WORKERS);
        var address = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/sample_mflix";
        folder.announce(address);
        return address;
    }
}
