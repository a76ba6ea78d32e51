package mflix.grizzly;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;

/**
 * One connection as we see it: what it waits for, since when, and what its peer has not taken yet. Its filters and the
 * patrol report what happened; it returns what must follow, and never does it itself.
 */
final class ClientConnection extends ConnectionProbe.Adapter {
    private final IntSupplier queue;
    private final ConnectionLimits limits;
    private final LongSupplier clock;

    private ConnectionPhase phase = ConnectionPhase.IDLE;
    private long since;
    private long lastRead;
    private final HeldBody body;
    private int largestBody;
    private boolean hasRead;

    private volatile long lastTaken;
    private final AtomicLong taken = new AtomicLong();
    private long owesSince;
    private long takenBefore;

    /** @param queue the bytes of replies that wait to be taken */
    ClientConnection(IntSupplier queue, ConnectionLimits limits, BodyMemory memory, LongSupplier clock) {
        this.queue = queue;
        this.limits = limits;
        this.clock = clock;
        this.since = clock.getAsLong();
        this.lastTaken = since;
        this.owesSince = since;
        this.body = new HeldBody(memory);
    }

    /** Bytes came; false when they are not to be looked at any more. */
    synchronized boolean reads() {
        lastRead = clock.getAsLong();
        hasRead = true;
        if (phase == ConnectionPhase.IDLE) {
            enter(ConnectionPhase.HEAD);
        }
        return phase != ConnectionPhase.FAREWELL;
    }

    synchronized ConnectionPhase phase() {
        return phase;
    }

    /** A request whose body, of at most that size, is waited for. */
    synchronized void awaitsBody(int largest) {
        largestBody = largest;
        enter(ConnectionPhase.BODY);
    }

    /** The application receives the request; false when the client was refused meanwhile. */
    synchronized boolean serve() {
        if (phase == ConnectionPhase.FAREWELL) {
            return false;
        }
        enter(ConnectionPhase.SERVED);
        return true;
    }

    /**
     * Replies wait to be taken, or nothing came since this was asked last: its next request came together with the one before.
     * Bytes that come later change neither for a client that does not read.
     */
    synchronized boolean takeAhead() {
        var isAhead = !hasRead || owes() > 0;
        hasRead = false;
        return isAhead;
    }

    /** The application has answered. */
    synchronized void wasServed(boolean isBodyMissing) {
        body.release();
        if (phase == ConnectionPhase.SERVED) {
            enter(isBodyMissing ? ConnectionPhase.SURPLUS : ConnectionPhase.IDLE);
        }
    }

    /**
     * Receives more of the body. A body that is larger than the application accepts also counts as complete, since the
     * application does not read it.
     */
    synchronized Share takes(Buffer more, boolean isLast) {
        if (phase == ConnectionPhase.FAREWELL) {
            return Share.TOO_LATE;
        }
        if (!body.add(more)) {
            return Share.NO_MEMORY;
        }
        return isLast || body.size() > largestBody ? Share.WHOLE : Share.PART;
    }

    /** The state of a body after more of it has come. */
    enum Share {
        PART,
        WHOLE,
        NO_MEMORY,
        /** The client was refused meanwhile. */
        TOO_LATE
    }

    synchronized HeldBody body() {
        return body;
    }

    /** From now on the client only receives the reason; false when that is so already. */
    synchronized boolean refuse() {
        body.release();
        if (phase == ConnectionPhase.FAREWELL) {
            return false;
        }
        enter(ConnectionPhase.FAREWELL);
        return true;
    }

    synchronized void end() {
        body.release();
        phase = ConnectionPhase.FAREWELL;
    }

    private void enter(ConnectionPhase next) {
        phase = next;
        since = clock.getAsLong();
        lastRead = since;
    }

    @Override
    @SuppressWarnings("rawtypes") // as it is declared there
    public void onWriteEvent(Connection target, Buffer data, long size) {
        taken.addAndGet(size);
        lastTaken = clock.getAsLong();
    }

    /** The bytes of replies that the peer has not taken. */
    int owes() {
        return queue.getAsInt();
    }

    long owesSince() {
        return owesSince;
    }

    /** What must be done with this client. */
    synchronized Verdict verdict() {
        var now = clock.getAsLong();
        if (owes() == 0) {
            owesSince = now;
            takenBefore = taken.get();
        } else if (hasPassed(limits.silence(), Math.max(lastTaken, owesSince), now)
                || hasPassed(patience(taken.get() - takenBefore, limits.replyBytesPerSecond()), owesSince, now)) {
            return Verdict.CUT;
        }
        return switch (phase) {
            case IDLE -> hasPassed(limits.idle(), Math.max(since, lastTaken), now) ? Verdict.CLOSE : Verdict.STAY;
            case HEAD -> isSilent(now) || hasPassed(limits.head(), since, now) ? Verdict.REFUSE : Verdict.STAY;
            case BODY -> isSilent(now) || isLate(now) ? Verdict.REFUSE : Verdict.STAY;
            case SURPLUS -> isSilent(now) || isLate(now) ? Verdict.CUT : Verdict.STAY;
            case FAREWELL -> hasPassed(limits.farewell(), since, now) ? Verdict.CUT : Verdict.STAY;
            case SERVED -> Verdict.STAY;
        };
    }

    private boolean isSilent(long now) {
        return hasPassed(limits.silence(), lastRead, now);
    }

    private boolean isLate(long now) {
        return hasPassed(patience(body.size(), limits.bodyBytesPerSecond()), since, now);
    }

    private Duration patience(long bytes, int bytesPerSecond) {
        return limits.whole().plusMillis(bytes * 1000 / bytesPerSecond);
    }

    private static boolean hasPassed(Duration limit, long since, long now) {
        return now - since > limit.toNanos();
    }

    /** What must be done with a client. */
    enum Verdict {
        STAY,
        /** The client receives the answer that it was too slow. */
        REFUSE,
        /** What it has to get goes out first. */
        CLOSE,
        /** At once. */
        CUT
    }
}
