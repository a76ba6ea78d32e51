package mflix.mongo.monitor;

import com.mongodb.event.ConnectionCheckOutFailedEvent;
import com.mongodb.event.ConnectionCheckOutStartedEvent;
import com.mongodb.event.ConnectionCheckedInEvent;
import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionClosedEvent;
import com.mongodb.event.ConnectionCreatedEvent;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolCreatedEvent;
import com.mongodb.event.ConnectionPoolListener;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The live connection pool, counted from its own events. Of several servers the numbers are added up; the limit is each one's. */
public final class PoolMonitor implements ConnectionPoolListener {
    private final AtomicInteger limit = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicInteger mostInUse = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong created = new AtomicLong();
    private final AtomicLong cleared = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** The most connections a pool may hold, from its creation event; 0 before the first server was found. */
    public int limit() {
        return limit.get();
    }

    public int open() {
        return open.get();
    }

    public int inUse() {
        return inUse.get();
    }

    /** The most that were in use at once since the client was made, or since {@link #forgetMostInUse}. */
    public int mostInUse() {
        return mostInUse.get();
    }

    public void forgetMostInUse() {
        mostInUse.set(inUse());
    }

    /** Threads that wait for a connection. */
    public int waiting() {
        return waiting.get();
    }

    /** Connections ever opened. */
    public long created() {
        return created.get();
    }

    /** How often all connections were thrown away, because the server went away or stepped down. */
    public long cleared() {
        return cleared.get();
    }

    /** Requests for a connection that ended without one. */
    public long refused() {
        return refused.get();
    }

    /** Every connection is in use: a ping that fails now proves nothing about the server. */
    public boolean isExhausted() {
        return limit() > 0 && inUse() >= limit();
    }

    @Override
    public void connectionPoolCreated(ConnectionPoolCreatedEvent event) {
        limit.accumulateAndGet(event.getSettings().getMaxSize(), Math::max);
    }

    @Override
    public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
        cleared.incrementAndGet();
    }

    @Override
    public void connectionCreated(ConnectionCreatedEvent event) {
        created.incrementAndGet();
        open.incrementAndGet();
    }

    @Override
    public void connectionClosed(ConnectionClosedEvent event) {
        open.decrementAndGet();
    }

    // region events
    @Override
    public void connectionCheckOutStarted(ConnectionCheckOutStartedEvent event) {
        waiting.incrementAndGet();
    }

    @Override
    public void connectionCheckOutFailed(ConnectionCheckOutFailedEvent event) {
        waiting.decrementAndGet();
        refused.incrementAndGet();
    }

    @Override
    public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
        waiting.decrementAndGet();
        mostInUse.accumulateAndGet(inUse.incrementAndGet(), Math::max);
    }

    @Override
    public void connectionCheckedIn(ConnectionCheckedInEvent event) {
        inUse.decrementAndGet();
    }
    // endregion events
}
