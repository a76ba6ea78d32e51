package mflix.migration.engine;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import mflix.migration.store.Lease;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.migration.store.Runs;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** This process leads a run. Shared by the threads that work on it; there is no heartbeat, only progress renews. */
final class RunLease {
    private final Runs runs;
    private final ObjectId run;
    private final Lease.Held held;
    private final long leaseMillis;
    private final StopSignal stop;
    private final RunTimes times = new RunTimes();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicLong renewedAt = new AtomicLong(System.nanoTime());

    RunLease(Runs runs, Run claimed, StopSignal stop) {
        this.runs = runs;
        this.run = claimed.id();
        this.held = runs.lease().heldOf(claimed.stored());
        this.leaseMillis = claimed.leaseMillis();
        this.stop = stop;
    }

    ObjectId run() {
        return run;
    }

    StopSignal stop() {
        return stop;
    }

    boolean isLost() {
        return lost.get();
    }

    /** Only what this claim still holds may be changed. */
    BsonDocument guard() {
        return document()
                .append(Lease.OWNER, held.owner())
                .append(Lease.EPOCH, held.epoch())
                .build();
    }

    /** The run as it is now, in the state that the caller works for; anything else is a {@link WorkStopped}. */
    Run check(RunState expected) {
        var now = look();
        if (now.state() != expected) {
            throw new WorkStopped("the run is " + now.state());
        }
        renewIfDue();
        return now;
    }

    /** The run as it is now, in whatever state. */
    Run look() {
        if (stop.isRaised()) {
            throw new WorkStopped("the process ends");
        }
        var now = runs.find(run).orElseThrow(() -> new WorkStopped("the run is gone"));
        if (!now.owner().equals(Optional.of(held.owner())) || now.epoch() != held.epoch()) {
            lost.set(true);
            throw new WorkStopped("another worker has taken the run over");
        }
        return now;
    }

    private void renewIfDue() {
        var since = renewedAt.get();
        var isDue = System.nanoTime() - since > leaseMillis * 1_000_000 / 3;
        if (isDue && renewedAt.compareAndSet(since, System.nanoTime())) {
            renew();
        }
    }

    /** Also writes down how long was worked and held back since the last time. */
    void renew() {
        if (!runs.lease().renew(held, times.take())) {
            lost.set(true);
            throw new WorkStopped("another worker has taken the run over");
        }
    }

    RunTimes times() {
        return times;
    }

    /** Gives the run back as it is; the next node that looks goes on. */
    void release() {
        runs.lease().release(held, times.take());
    }

    /** A wait is cut into slices of at most this, so that leases are renewed in it. */
    long sliceMillis() {
        return Math.max(1, Math.min(1000, leaseMillis / 3));
    }
}
