package mflix.mongo;

import java.util.concurrent.atomic.LongAdder;

/** How often something was done and how long it took in all. */
public final class CommandTiming {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongAdder count = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void add(long tookNanos) {
        count.increment();
        nanos.add(tookNanos);
    }

    void addFailed(long tookNanos) {
        failed.increment();
        add(tookNanos);
    }

    /** Failures included. */
    public long count() {
        return count.sum();
    }

    public long failed() {
        return failed.sum();
    }

    public double seconds() {
        return nanos.sum() / NANOS_PER_SECOND;
    }
}
