package mflix.status.checks;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mflix.mongo.CapabilityCache;
import mflix.mongo.CollectionName;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.mongo.monitor.CommandMonitor;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The pool and the waits, read from the live client and from the commands it sent. */
@Singleton
class DriverChecks {
    private static final int POOL = 50;
    private static final int WTIMEOUT_MS = 2500;
    private static final int BEYOND = 10;
    private static final int MOST_AT_ONCE = 60;
    private static final int BURST_SECONDS = 10;
    private static final int LOOKS = 100;

    private final MongoConnection database;
    private final MongoSettings settings;
    private final CapabilityCache server;
    private final CheckThreads threads;

    @Inject
    DriverChecks(MongoConnection database, MongoSettings settings, CapabilityCache server, CheckThreads threads) {
        this.database = database;
        this.settings = settings;
        this.server = server;
        this.threads = threads;
    }

    CheckFinding pooling(CheckRun run) {
        ping(database);
        var pool = database.pool();
        int asked = settings.askedPoolSize().orElse(POOL);
        run.saw("limit", pool.limit());
        run.saw("open", pool.open());
        run.saw("in_use", pool.inUse());
        run.saw("clients", MongoConnection.clientsMade());
        run.require(
                MongoConnection.clientsMade() == 1,
                MongoConnection.clientsMade() + " clients were made, each with its own pool.");
        run.require(
                asked != 0 && pool.limit() != Integer.MAX_VALUE, "The pool is not bounded: maxPoolSize=0 in the URI.");
        run.require(pool.limit() == asked, "The pool holds up to " + pool.limit() + " connections, not " + asked + ".");
        if (run.isAsked()) {
            burst(run, database);
        }
        run.require(pool.open() <= asked, pool.open() + " connections are open, more than " + asked + ".");
        return run.passed("One client, whose pool holds at most " + asked + " connections per server.");
    }

    private void burst(CheckRun run, MongoConnection live) {
        var calls = Math.min(live.pool().limit() + BEYOND, MOST_AT_ONCE);
        var before = live.pool().inUse();
        live.pool().forgetMostInUse();
        var start = new CountDownLatch(1);
        var pings = IntStream.range(0, calls)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> pingAfter(start, live), task -> threads.start("mflix-burst", task)))
                .toArray(CompletableFuture<?>[]::new);
        start.countDown();
        CompletableFuture.allOf(pings)
                .orTimeout(BURST_SECONDS, TimeUnit.SECONDS)
                .join();
        run.saw("burst", calls);
        run.saw("most_in_use", live.pool().mostInUse());
        run.require(
                live.pool().mostInUse() <= live.pool().limit(),
                live.pool().mostInUse() + " connections were in use at once, more than the pool may hold.");
        run.require(areGivenBack(live, before), "Connections were not given back after " + calls + " calls at once.");
    }

    // Visitors use connections meanwhile; a lost connection never comes back, however often it is looked for.
    private static boolean areGivenBack(MongoConnection live, int before) {
        return IntStream.range(0, LOOKS).anyMatch(look -> {
            ping(live);
            return live.pool().inUse() <= before && live.pool().waiting() == 0;
        });
    }

    private static void pingAfter(CountDownLatch start, MongoConnection live) {
        try {
            start.await();
            ping(live);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MongoFailures.shuttingDown(e);
        }
    }

    private static void ping(MongoConnection live) {
        live.documents().runCommand(new Document("ping", 1));
    }

    CheckFinding timeouts(CheckRun run) {
        var concern = sentConcern(database);
        var inForce = database.settings();
        var clientWide = inForce.getTimeout(MILLISECONDS);
        var wtimeout = concern.getNumber("wtimeout", new BsonInt32(0)).intValue();
        run.saw("w", shown(concern));
        run.saw("wtimeout", wtimeout);
        run.saw("client_timeout", clientWide);
        run.require(
                clientWide == null,
                "timeoutMS in the URI removes wtimeout from every write: take it out, the other time-outs bound every wait.");
        run.require(
                isMajorityOrMore(concern), "Writes were sent with w=" + shown(concern) + ": take w out of the URI.");
        run.require(wtimeout > 0, "Writes were sent without wtimeout and may wait for the majority without end.");
        int asked = settings.askedWtimeout().orElse(WTIMEOUT_MS);
        run.require(wtimeout == asked, "Writes were sent with wtimeout " + wtimeout + " ms, not " + asked + ".");
        requireBounds(run, database);
        return run.passed("Writes wait at most " + wtimeout + " ms for the majority." + alone());
    }

    // A write that matches nothing; the concern is read from the command as it went out.
    private static BsonDocument sentConcern(MongoConnection live) {
        live.documents()
                .getCollection(CollectionName.MARKS.inDatabase())
                .updateOne(eq("_id", new ObjectId()), set("done", false));
        return live.commands()
                .last("update", CollectionName.MARKS.inDatabase())
                .map(CommandMonitor.Sent::writeConcern)
                .orElseGet(BsonDocument::new);
    }

    private static boolean isMajorityOrMore(BsonDocument concern) {
        var w = concern.get("w", new BsonInt32(1));
        return w.isNumber() ? w.asNumber().intValue() > 1 : w.equals(new BsonString("majority")) || w.isString();
    }

    private static Object shown(BsonDocument concern) {
        var w = concern.get("w", new BsonString("unset"));
        return w.isNumber() ? (Object) w.asNumber().intValue() : w.asString().getValue();
    }

    private static void requireBounds(CheckRun run, MongoConnection live) {
        var inForce = live.settings();
        bound(run, "connect_ms", inForce.getSocketSettings().getConnectTimeout(MILLISECONDS));
        bound(run, "socket_ms", inForce.getSocketSettings().getReadTimeout(MILLISECONDS));
        bound(run, "server_selection_ms", inForce.getClusterSettings().getServerSelectionTimeout(MILLISECONDS));
        bound(run, "wait_queue_ms", inForce.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS));
    }

    private static void bound(CheckRun run, String name, long millis) {
        run.saw(name, millis);
        run.require(millis > 0, "The wait " + name + " has no bound: set one in the URI.");
    }

    private String alone() {
        return Optional.of(server.capabilities())
                .filter(capabilities -> !capabilities.replicaSet())
                .map(
                        capabilities ->
                                " This server is alone, so there is nobody to wait for: the limit is sent and cannot be exceeded.")
                .orElse("");
    }
}
