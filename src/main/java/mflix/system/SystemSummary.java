package mflix.system;

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
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;

/** What runs here, on what, and its present state; live. Never an address, a name of a host, a password or a token. */
@Singleton
class SystemSummary {
    private final MongoConnection database;
    private final CapabilityCache server;
    private final MongoSettings settings;
    private final ShutdownState draining;
    private final DatabaseMonitor watch;
    private final RequestCounts requests;

    @Inject
    SystemSummary(
            MongoConnection database,
            CapabilityCache server,
            MongoSettings settings,
            ShutdownState draining,
            DatabaseMonitor watch,
            RequestCounts requests) {
        this.database = database;
        this.server = server;
        this.settings = settings;
        this.draining = draining;
        this.watch = watch;
        this.requests = requests;
    }

    BsonDocument toDocument(BsonString container) {
        var versions = versions();
        var runtime = ManagementFactory.getRuntimeMXBean();
        var capabilities = server.capabilities();
        return new BsonDocument("version", new BsonString(versions.getProperty("version")))
                .append("java", new BsonString(System.getProperty("java.version")))
                .append("server", container)
                .append("driver", new BsonString(versions.getProperty("driver")))
                .append("database", database(capabilities))
                .append("capabilities", capabilities(capabilities))
                .append("pool", pool())
                .append("requests", new BsonInt64(requests.total()))
                .append("uptime_seconds", new BsonInt64(runtime.getUptime() / 1000))
                .append("draining", BsonBoolean.valueOf(draining.isUnderWay()));
    }

    private BsonDocument database(ServerCapabilities capabilities) {
        var document = new BsonDocument("name", new BsonString(database.name()))
                .append("kind", new BsonString(settings.isEmbedded() ? "embedded" : "mongodb"))
                .append("version", new BsonString(capabilities.version()));
        watch.trouble().ifPresent(trouble -> document.append("trouble", trouble(trouble)));
        return document;
    }

    // The readers of this may see the cause, but no name of a host or a user.
    private static BsonDocument trouble(DatabaseMonitor.Trouble trouble) {
        var until = trouble.until();
        return new BsonDocument("code", new BsonString(trouble.diagnosis().code()))
                .append("sentence", new BsonString(trouble.diagnosis().withoutNames()))
                .append("since", new BsonDateTime(trouble.since().toEpochMilli()))
                .append("until", until == null ? BsonNull.VALUE : new BsonDateTime(until.toEpochMilli()));
    }

    private static BsonDocument capabilities(ServerCapabilities capabilities) {
        return new BsonDocument("text", BsonBoolean.valueOf(capabilities.textSearch()))
                .append("transactions", BsonBoolean.valueOf(capabilities.transactions()))
                .append("users", BsonBoolean.valueOf(capabilities.users()))
                .append("replica_set", BsonBoolean.valueOf(capabilities.replicaSet()));
    }

    private BsonDocument pool() {
        var pool = database.pool();
        return new BsonDocument("open", new BsonInt32(pool.open()))
                .append("in_use", new BsonInt32(pool.inUse()))
                .append("waiting", new BsonInt32(pool.waiting()))
                .append("limit", new BsonInt32(pool.limit()));
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
