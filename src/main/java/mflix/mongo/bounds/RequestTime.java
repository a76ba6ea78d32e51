package mflix.mongo.bounds;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Since when this thread works on a request that only reads. All commands of such a request share one bound: each has what those
 * before it have left. Elsewhere, and in a request that writes, each command has the whole bound: a read behind a slow write must not
 * fail when the write was done.
 */
public final class RequestTime {
    // 0 would be no bound to the driver; with this one the next command fails at once
    private static final long NO_TIME_LEFT = 1;

    private static final ThreadLocal<Long> BEGAN = new ThreadLocal<>();

    private RequestTime() {}

    /** This thread begins a request that only reads; {@link #end} must follow. */
    public static void begin() {
        BEGAN.set(System.nanoTime());
    }

    public static void end() {
        BEGAN.remove();
    }

    /** A handle whose next command ends within the bound, or within what the request has left of it. Never for a write. */
    public static <T> MongoCollection<T> bounded(MongoCollection<T> collection, Duration bound) {
        return collection.withTimeout(millisLeft(bound), TimeUnit.MILLISECONDS);
    }

    /** The same of a database. */
    public static MongoDatabase bounded(MongoDatabase database, Duration bound) {
        return database.withTimeout(millisLeft(bound), TimeUnit.MILLISECONDS);
    }

    private static long millisLeft(Duration bound) {
        var began = BEGAN.get();
        var left = began == null ? bound : bound.minusNanos(System.nanoTime() - began);
        return Math.max(NO_TIME_LEFT, left.toMillis());
    }
}
