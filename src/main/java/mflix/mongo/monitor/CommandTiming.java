package mflix.mongo.monitor;

import java.util.concurrent.atomic.LongAdder;
import mflix.metrics.DurationHistogram;

/** How often something was done and how long it took in all. */
public final class CommandTiming {
    private final DurationHistogram durations = new DurationHistogram();
    private final LongAdder failed = new LongAdder();

    void add(long tookNanos) {
        durations.add(tookNanos);
    }

    void addFailed(long tookNanos) {
        failed.increment();
        add(tookNanos);
    }

    /** Failures included. */
    public long count() {
        return durations.count();
    }

    public long failed() {
        return failed.sum();
    }

    public double seconds() {
        return durations.seconds();
    }

    /** Failures included. */
    public DurationHistogram durations() {
        return durations;
    }
}
