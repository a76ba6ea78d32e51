package mflix.mongo.settings;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import java.util.Optional;

/**
 * How the one client behaves: a pool of at most 50 connections, writes that wait at most 2500 ms for the majority, and a
 * bound on every other wait. The URI wins, option by option.
 */
public final class ClientSettings {
    static final int MAX_POOL_SIZE = 50;
    static final int WTIMEOUT_MS = 2500;
    private static final int WAIT_QUEUE_MS = 2000;
    private static final int SERVER_SELECTION_MS = 5000;
    private static final int CONNECT_MS = 3000;
    private static final int SOCKET_MS = 8000;
    // with the time to connect less than the wait for an answer:
    // the monitor has then marked a frozen server before the second try of a write
    private static final int HEARTBEAT_MS = 4000;

    private ClientSettings() {}

    /** Defaults first, then the URI on top, then the half of the write concern that the URI left out. */
    public static MongoClientSettings of(ConnectionString address) {
        var most = Optional.ofNullable(address.getMaxConnectionPoolSize()).orElse(MAX_POOL_SIZE);
        var least = Math.min(2, most); // 0 is no bound to the driver, but it refuses more idle ones than that
        // region defaults
        return MongoClientSettings.builder()
                .applicationName("mflix")
                .applyToConnectionPoolSettings(pool -> pool.maxSize(MAX_POOL_SIZE)
                        .minSize(least)
                        .maxConnecting(2)
                        .maxWaitTime(WAIT_QUEUE_MS, MILLISECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_MS, MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_MS, MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(CONNECT_MS, MILLISECONDS).readTimeout(SOCKET_MS, MILLISECONDS))
                .retryWrites(true)
                .retryReads(true)
                .applyConnectionString(address)
                .writeConcern(completed(address.getWriteConcern()))
                .build();
        // endregion defaults
    }

    // region write-concern
    // The driver replaces the write concern whole: "w=majority" alone, as Atlas prints it, would drop the time-out.
    private static WriteConcern completed(WriteConcern asked) {
        if (asked == null) {
            return WriteConcern.MAJORITY.withWTimeout(WTIMEOUT_MS, MILLISECONDS);
        }
        if (!asked.isAcknowledged()) {
            return asked;
        }
        var w = asked.getWObject() == null ? asked.withW("majority") : asked;
        return w.getWTimeout(MILLISECONDS) == null ? w.withWTimeout(WTIMEOUT_MS, MILLISECONDS) : w;
    }
    // endregion write-concern
}
