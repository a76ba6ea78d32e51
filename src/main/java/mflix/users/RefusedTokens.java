package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tokens that were not good, told in one line a minute however many there are. */
@Singleton
public class RefusedTokens {
    private static final Logger LOG = Logger.getLogger(RefusedTokens.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant told = Instant.EPOCH;
    private long untold;

    @Inject
    public RefusedTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized void count() {
        untold++;
        var now = clock.instant();
        if (told.plus(PAUSE).isBefore(now)) {
            LOG.log(Level.INFO, "tokens_refused count={0}", untold);
            told = now;
            untold = 0;
        }
    }
}
