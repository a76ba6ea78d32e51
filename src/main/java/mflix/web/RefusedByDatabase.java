package mflix.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.Failures;

/** Requests that failed because the database does not let the application do them, told in one line a minute. */
@Singleton
public class RefusedByDatabase {
    private static final Logger LOG = Logger.getLogger(RefusedByDatabase.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant told = Instant.EPOCH;
    private long untold;

    @Inject
    public RefusedByDatabase(Clock clock) {
        this.clock = clock;
    }

    synchronized void count() {
        untold++;
        var now = clock.instant();
        if (told.plus(PAUSE).isBefore(now)) {
            LOG.log(Level.WARNING, "database_refused count={0} {1}", new Object[] {untold, Failures.HOW_TO_BE_LET_IN});
            told = now;
            untold = 0;
        }
    }
}
