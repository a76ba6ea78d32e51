package mflix.mongo;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bson.Document;

/**
 * Is the database there? {@link #look} pings it now and then; everybody else reads the kept answer and never waits. Two
 * failed pings in a row mean down, one good one means up.
 */
@Singleton
public class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class.getName());
    private static final long PING_SECONDS = 1;

    /** What the last pings said. Busy: it failed while every connection was in use, so the database may well live. */
    public enum State {
        UNKNOWN,
        UP,
        BUSY,
        DOWN
    }

    /** A state and when it began (UTC). */
    public record Sight(State state, Instant since) {}

    private final Provider<Database> database;
    private final Server server;
    private final Clock clock;
    private final AtomicReference<Sight> sight;
    private boolean failedBefore;

    @Inject
    public Watch(Provider<Database> database, Server server, Clock clock) {
        this.database = database;
        this.server = server;
        this.clock = clock;
        this.sight = new AtomicReference<>(new Sight(State.UNKNOWN, clock.instant()));
    }

    /** The kept answer. */
    public Sight sight() {
        return sight.get();
    }

    /** Requests that need the database need not try. */
    public boolean isDown() {
        return sight().state() == State.DOWN;
    }

    /** Pings once, for at most a second. One thread at a time. */
    public synchronized void look() {
        var failed = !answers();
        if (!failed) {
            see(State.UP);
        } else if (isBusy()) {
            see(State.BUSY);
        } else if (failedBefore) {
            see(State.DOWN);
        }
        failedBefore = failed;
    }

    private boolean answers() {
        try {
            // the only place that may set the driver's operation time-out: it would strip wtimeout from a write
            database.get()
                    .documents()
                    .withTimeout(PING_SECONDS, TimeUnit.SECONDS)
                    .runCommand(new Document("ping", 1));
            return true;
        } catch (RuntimeException e) { // an exception that escaped would end the watch
            return false;
        }
    }

    private boolean isBusy() {
        return sight().state() != State.UNKNOWN
                && sight().state() != State.DOWN
                && database.get().pool().isExhausted();
    }

    private void see(State state) {
        var before = sight().state();
        if (state == before) {
            return;
        }
        sight.set(new Sight(state, clock.instant()));
        if (state == State.UP && before == State.DOWN) {
            server.forget();
        }
        LOG.log(state == State.DOWN ? Level.WARNING : Level.INFO, "database_watch from={0} to={1}", new Object[] {
            before, state
        });
    }
}
