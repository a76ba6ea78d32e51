package mflix.system;

import static mflix.mongo.BsonDocumentBuilder.document;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Properties;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseMonitor;
import mflix.mongo.MongoConnection;
import mflix.mongo.ServerCapabilities;
import mflix.mongo.ShutdownState;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonDocument;

/** What runs here, on what, and its present state; live. Never an address, a name of a host, a password or a token. */
@Singleton
class SystemSummary {
    private final MongoConnection database;
    private final CapabilityCache server;
    private final MongoSettings settings;
    private final ShutdownState shutdown;
    private final DatabaseMonitor monitor;
    private final RequestCounts requests;

    @Inject
    SystemSummary(
            MongoConnection database,
            CapabilityCache server,
            MongoSettings settings,
            ShutdownState shutdown,
            DatabaseMonitor monitor,
            RequestCounts requests) {
        this.database = database;
        this.server = server;
        this.settings = settings;
        this.shutdown = shutdown;
        this.monitor = monitor;
        this.requests = requests;
    }

    BsonDocument toDocument(String container) {
        var versions = versions();
        var runtime = ManagementFactory.getRuntimeMXBean();
        var capabilities = server.capabilities();
        return document()
                .append("version", versions.getProperty("version"))
                .append("java", System.getProperty("java.version"))
                .append("server", container)
                .append("driver", versions.getProperty("driver"))
                .append("database", database(capabilities))
                .append("capabilities", capabilities(capabilities))
                .append("pool", pool())
                .append("requests", requests.total())
                .append("uptime_seconds", runtime.getUptime() / 1000)
                .append("draining", shutdown.isUnderWay())
                .build();
    }

    private BsonDocument database(ServerCapabilities capabilities) {
        return document()
                .append("name", database.name())
                .append("kind", settings.isEmbedded() ? "embedded" : "mongodb")
                .append("version", capabilities.version())
                .appendIfPresent(
                        "trouble", monitor.trouble().map(SystemSummary::trouble).orElse(null))
                .build();
    }

    // The readers of this may see the cause, but no name of a host or a user.
    private static BsonDocument trouble(DatabaseMonitor.Trouble trouble) {
        return document()
                .append("code", trouble.diagnosis().code())
                .append("sentence", trouble.diagnosis().withoutNames())
                .append("since", trouble.since())
                .appendOrNull("until", trouble.until())
                .build();
    }

    private static BsonDocument capabilities(ServerCapabilities capabilities) {
        return document()
                .append("text", capabilities.textSearch())
                .append("transactions", capabilities.transactions())
                .append("users", capabilities.users())
                .append("replica_set", capabilities.replicaSet())
                .build();
    }

    private BsonDocument pool() {
        var pool = database.pool();
        return document()
                .append("open", pool.open())
                .append("in_use", pool.inUse())
                .append("waiting", pool.waiting())
                .append("limit", pool.limit())
                .build();
    }

    private static Properties versions() {
        try (var file = SystemSummary.class.getResourceAsStream("/mflix/version.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
