package mflix.mongo.bounds;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Request coalescing: callers that ask for the same at the same time share one read of the database. Nothing is kept after it. A read
 * is shared only by callers who came before it began, so each of them sees all that was written before it asked.
 *
 * <p>While a read is under way, those who come gather for the next one; it begins when the first has ended, or after 50 ms
 * when that is slow. So a crowd costs the database one read at a time, and a single caller waits for nobody.
 *
 * @param <K> what is asked for; equal keys ask for the same
 * @param <V> an answer that no caller changes
 */
public final class ReadCoalescer<K, V> {
    /** The longest that a read waits for the one before it. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    // only against a thread that never ends: each read has a bound of its own
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConcurrentMap<K, Reads<V>> current = new ConcurrentHashMap<>();
    private final Duration gathering;

    public ReadCoalescer() {
        this(GATHERING);
    }

    ReadCoalescer(Duration gathering) {
        this.gathering = gathering;
    }

    /**
     * The reads of one key.
     *
     * @param running has begun, or has just ended; nobody may join it
     * @param gathering has not begun; {@code null} while nobody waits
     */
    private record Reads<V>(CompletableFuture<V> running, CompletableFuture<V> gathering) {}

    /**
     * What the read returns, or throws, be it this caller's or that of another one who asked for the same.
     *
     * @param read must depend on the key alone
     */
    public V get(K key, Supplier<V> read) {
        var mine = new CompletableFuture<V>();
        var reads = current.compute(key, (same, before) -> joined(before, mine));
        if (reads.running() == mine) {
            return result(key, mine, read);
        }
        if (reads.gathering() == mine) {
            await(reads.running(), gathering);
            current.put(key, new Reads<>(mine, null));
            return result(key, mine, read);
        }
        await(reads.gathering(), PATIENCE);
        return reads.gathering().isDone() ? resultOf(reads.gathering()) : read.get();
    }

    /** Whether it keeps nothing of anybody. */
    boolean isIdle() {
        return current.isEmpty();
    }

    private static <V> Reads<V> joined(Reads<V> before, CompletableFuture<V> mine) {
        if (before == null) {
            return new Reads<>(mine, null);
        }
        return before.gathering() == null ? new Reads<>(before.running(), mine) : before;
    }

    private V result(K key, CompletableFuture<V> mine, Supplier<V> read) {
        try {
            mine.complete(read.get());
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        }
        current.computeIfPresent(key, (same, now) -> now.running() == mine && now.gathering() == null ? null : now);
        return resultOf(mine);
    }

    private static <V> V resultOf(CompletableFuture<V> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Until it has ended, in whatever way, or the time is over; a caller who is interrupted goes on at once. */
    private static void await(CompletableFuture<?> read, Duration most) {
        try {
            read.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return; // whoever waited looks at it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
