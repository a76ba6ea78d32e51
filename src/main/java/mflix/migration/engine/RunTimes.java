package mflix.migration.engine;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;

import java.util.concurrent.atomic.AtomicLong;
import mflix.migration.store.Run;
import org.bson.conversions.Bson;

/** How long the threads of this process worked and held back since that was last written into the run's row. */
final class RunTimes {
    private static final long MILLI = 1_000_000;

    private final AtomicLong workedMillis = new AtomicLong();
    private final AtomicLong heldBackNanos = new AtomicLong();

    void hasWorked(long millis) {
        workedMillis.addAndGet(millis);
    }

    void hasHeldBack(long nanos) {
        heldBackNanos.addAndGet(nanos);
    }

    /** What is to be added to the row now; a rest of less than a millisecond stays for the next time. */
    Bson take() {
        return combine(inc(Run.WORKED, workedMillis.getAndSet(0)), inc(Run.THROTTLED, takeHeldBackMillis()));
    }

    private long takeHeldBackMillis() {
        var nanos = heldBackNanos.get() / MILLI * MILLI;
        heldBackNanos.addAndGet(-nanos);
        return nanos / MILLI;
    }
}
