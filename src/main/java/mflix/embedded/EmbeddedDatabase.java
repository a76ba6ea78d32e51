package mflix.embedded;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.embedded.demo.DemoCatalogue;
import mflix.mongo.DatabaseProvider;
import mflix.settings.SettingsReader;

/**
 * A database in this process: one file, served on a free port of the loopback address. A client needs the key in its folder.
 * No users, no replication, no time-outs. Nothing is opened before {@link #open}.
 */
@Singleton
public class EmbeddedDatabase implements DatabaseProvider {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class.getName());
    // it writes each refused command with its values and a stack trace;
    // kept in a field, or the level is lost with the logger
    private static final Logger LIBRARY = Logger.getLogger("de.bwaldvogel.mongo");
    // each serves many connections; commands that write wait for each other in any case
    private static final int WORKERS = 6;

    private final DataFolder folder;
    private final boolean survivesPowerLoss;
    private FolderLock lock;
    private DatabaseFile file;
    private MongoServer server;
    private String uri;

    @Inject
    public EmbeddedDatabase(SettingsReader config) {
        this.folder = DataFolder.of(config);
        this.survivesPowerLoss = survivesPowerLoss(config);
    }

    static boolean survivesPowerLoss(SettingsReader config) {
        return config.flag("mflix.embedded.fsync").orElse(false);
    }

    @Override
    public synchronized String open() {
        if (uri == null) {
            LIBRARY.setLevel(Level.OFF);
            lock = folder.lock();
            try {
                uri = serve();
            } catch (RuntimeException e) {
                giveUp(e);
                throw e;
            }
            LOG.log(Level.INFO, "embedded_database_open folder={0} storage=H2 {1}", new Object[] {
                folder.path(), StorageVersion.loaded()
            });
        }
        return uri;
    }

    @Override
    public void fill(MongoDatabase database) {
        new DemoCatalogue(database).load();
    }

    /** Writes everything to disk, compacts a file that is mostly unused, and releases the folder. */
    @Override
    @PreDestroy
    public synchronized void close() {
        if (uri == null) {
            return;
        }
        uri = null;
        try {
            folder.withdraw();
        } finally {
            stop();
        }
        LOG.log(Level.INFO, "embedded_database_closed folder={0}", folder.path());
    }

    // A deployment that failed may have a class loader that gives no class any more, and an orderly end needs some. The
    // file is as after a kill then, which loses nothing, and the next deployment finds it free.
    private void stop() {
        try {
            server.shutdownNow(); // its last step closes the file
        } finally {
            try {
                file.abandon();
            } finally {
                folder.release(lock);
            }
        }
    }

    // what was opened before it failed, in the order in which close() does it
    private void giveUp(RuntimeException cause) {
        try {
            if (server != null) {
                server.shutdownNow();
            }
            if (file != null) {
                file.abandon();
            }
            folder.withdraw();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        } finally {
            server = null;
            file = null;
            folder.release(lock);
        }
    }

    // by its number: which loopback address a JVM takes, ::1 or this one, depends on the JVM
    private static InetSocketAddress anyPort() {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for a wrong number of bytes
        }
    }

    private String serve() {
        file = DatabaseFile.open(folder);
        var key = new AccessKey();
        server = new MongoServer(new GuardedBackend(new DurableBackend(file, folder.path(), survivesPowerLoss), key));
        server.bind(anyPort(), 1, WORKERS);
        var bound = server.getLocalAddress();
        var address = key.uri(bound.getAddress().getHostAddress(), bound.getPort());
        folder.announce(address);
        return address;
    }
}
