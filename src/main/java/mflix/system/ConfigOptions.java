package mflix.system;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static mflix.mongo.BsonDocumentBuilder.document;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import mflix.mongo.BsonDocumentBuilder;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DemoMark;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.DemoMode;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;

/** What is in force right now, read from the pool's events, the client and the server. Never a host, a user or the URI. */
@Singleton
public class ConfigOptions {
    private final MongoConnection database;
    private final CapabilityCache server;
    private final MongoSettings settings;
    private final DemoMode demoMode;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(List.of(), false, Instant.MIN));

    private record Known(List<Document> roles, boolean isDemo, Instant until) {}

    @Inject
    public ConfigOptions(
            MongoConnection database, CapabilityCache server, MongoSettings settings, DemoMode demoMode, Clock clock) {
        this.database = database;
        this.server = server;
        this.settings = settings;
        this.demoMode = demoMode;
        this.clock = clock;
    }

    /** Asks the server for the roles and the demo's mark, at most once a second; the shape is {@code GET /movies/config-options}. */
    BsonDocument inForce() {
        var capabilities = server.capabilities();
        var options = document().append("pool_size", database.pool().limit());
        appendWriteConcern(options);
        var known = known();
        appendRoles(options, known.roles());
        return options.append("db", database.documents().getName())
                .append("embedded", settings.isEmbedded())
                .append("demo_data", known.isDemo())
                .append("demo_mode", demoMode.on())
                .append("text_search", capabilities.textSearch() ? "index" : "scan")
                .append("sessions_per_user", capabilities.oneSessionPerUser() ? "one" : "many")
                .append("timeouts", timeouts())
                .build();
    }

    private void appendWriteConcern(BsonDocumentBuilder options) {
        var inForce = database.client().getWriteConcern();
        options.appendOrNull("wtimeout", inForce.getWTimeout(MILLISECONDS)).append("w", w(inForce.getWObject()));
    }

    private static BsonValue w(Object w) {
        return w instanceof Integer members ? new BsonInt32(members) : new BsonString(String.valueOf(w));
    }

    private static void appendRoles(BsonDocumentBuilder options, List<Document> roles) {
        if (!roles.isEmpty()) {
            var names = roles.stream().map(role -> role.getString("role")).collect(Collectors.joining(", "));
            options.append("role", names).append("roles", roles.stream().map(ConfigOptions::role));
        }
    }

    private Known known() {
        var now = clock.instant();
        if (!now.isBefore(known.get().until())) {
            known.set(new Known(roles(), DemoMark.isSet(database.reading()), now.plusSeconds(1)));
        }
        return known.get();
    }

    private List<Document> roles() {
        return database.connectionStatus()
                .get("authInfo", new Document())
                .getList("authenticatedUserRoles", Document.class, List.of());
    }

    private static BsonDocument role(Document role) {
        return document()
                .append("role", role.getString("role"))
                .append("db", role.getString("db"))
                .build();
    }

    private BsonDocument timeouts() {
        var client = database.settings();
        return document()
                .append("connect_ms", client.getSocketSettings().getConnectTimeout(MILLISECONDS))
                .append("server_selection_ms", client.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
                .append("wait_queue_ms", client.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS))
                .append("socket_ms", client.getSocketSettings().getReadTimeout(MILLISECONDS))
                .append("read_ms", settings.maxTime().toMillis())
                .append("report_ms", settings.reportMaxTime().toMillis())
                .build();
    }
}
