package mflix.mongo.bounds;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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
 * <p>While a read is under way, those who come gather for the next one; it begins when the first has ended, or after 50 ms when that is
 * slow. So a single caller does not wait, and many callers begin one read after the other, or one every 50 ms. A failure is not shared:
 * it may be of one caller alone, whose time was over or whose thread was interrupted, so the others read for themselves.
 *
 * @param <K> what is asked for; equal keys ask for the same
 * @param <V> an answer that no caller changes
 */
public final class ReadCoalescer<K, V> {
    /** The longest that a read waits for the one before it. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    // only against a thread that never ends: each read has a bound of its own
    private static final Duration PATIENCE = Duration.ofMinutes(10);

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
     * @param running has begun, or has just ended; no caller may join it
     * @param gathering has not begun; {@code null} while no caller waits
     */
    private record Reads<V>(CompletableFuture<V> running, CompletableFuture<V> gathering) {}

    /**
     * What the read returns, be it this caller's or that of another one who asked for the same; what it throws is this caller's.
     *
     * @param read must return the same for equal keys
     */
    public V get(K key, Supplier<V> read) {
        var mine = new CompletableFuture<V>();
        var reads = current.compute(key, (same, before) -> joined(before, mine));
        if (reads.running() == mine) {
            return run(key, mine, read);
        }
        if (reads.gathering() == mine) {
            return run(key, mine, () -> {
                await(reads.running(), gathering);
                current.put(key, new Reads<>(mine, null)); // from now on no caller joins
                return read.get();
            });
        }
        await(reads.gathering(), PATIENCE);
        var hasAnswer = reads.gathering().isDone() && !reads.gathering().isCompletedExceptionally();
        return hasAnswer ? reads.gathering().join() : read.get();
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

    private V run(K key, CompletableFuture<V> mine, Supplier<V> read) {
        try {
            var value = read.get();
            mine.complete(value);
            return value;
        } finally {
            mine.cancel(false); // nothing where it is complete
            current.computeIfPresent(key, (same, now) -> isOver(now, mine) ? null : now);
        }
    }

    private static <V> boolean isOver(Reads<V> now, CompletableFuture<V> mine) {
        return now.gathering() == null ? now.running() == mine : now.gathering() == mine;
    }

    /** Until it has ended, in whatever way, or the time is over; a caller who is interrupted goes on at once. */
    private static void await(CompletableFuture<?> read, Duration most) {
        try {
            read.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException | ExecutionException | TimeoutException e) {
            return; // the caller that waits looks at it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
