package mflix.metrics;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How often something took how long. To add a duration is two additions without a lock. */
public final class DurationHistogram {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long[] BOUNDS = {
        5_000_000L,
        10_000_000L,
        25_000_000L,
        50_000_000L,
        100_000_000L,
        250_000_000L,
        500_000_000L,
        1_000_000_000L,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };

    /** The upper bounds of the buckets in seconds, as Prometheus writes them; the last has none. */
    public static final List<String> BOUNDS_IN_SECONDS =
            List.of("0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf");

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    public DurationHistogram() {
        for (var i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    public void add(long tookNanos) {
        var bucket = 0;
        while (bucket < BOUNDS.length && tookNanos > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        nanos.add(tookNanos);
    }

    /** For each bound how many took at most so long; the last one counts all. */
    public long[] upTo() {
        var counts = new long[buckets.length];
        var all = 0L;
        for (var i = 0; i < buckets.length; i++) {
            all += buckets[i].sum();
            counts[i] = all;
        }
        return counts;
    }

    public long count() {
        return upTo()[BOUNDS.length];
    }

    public double seconds() {
        return nanos.sum() / NANOS_PER_SECOND;
    }
}
