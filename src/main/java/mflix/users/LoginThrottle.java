package mflix.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;

/**
 * The limit on wrong passwords, for one e-mail, in any spelling, from one address: after the 10th wrong one within 15
 * minutes logins are refused for 30 s, after each further one for twice as long, up to 15 minutes. A right password or 15
 * quiet minutes clear the count. Kept in memory, at most 10,000 counts; the oldest are forgotten.
 */
@Singleton
public class LoginThrottle {
    private static final Logger LOG = Logger.getLogger(LoginThrottle.class.getName());
    private static final int FREE_MISTAKES = 9;
    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_KEY = 300;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofMinutes(15);

    private record Mistakes(int count, Instant last, Instant closedUntil) {}

    private final Clock clock;
    private final Map<String, Mistakes> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mistakes> eldest) {
            return size() > MOST_KEYS;
        }
    };

    @Inject
    public LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Refuses with TOO_MANY_REQUESTS while logins are blocked, also the right password. Call it before the check. */
    synchronized void admit(String email, String address) {
        var mistakes = counts.get(key(email, address));
        if (mistakes != null && clock.instant().isBefore(mistakes.closedUntil())) {
            throw tooMany(mistakes.closedUntil());
        }
    }

    /** Counts a wrong password; refuses with TOO_MANY_REQUESTS when that reaches the limit. */
    synchronized void mistaken(String email, String address) {
        var now = clock.instant();
        var before = counts.remove(key(email, address));
        var count = before == null || before.last().plus(QUIET).isBefore(now) ? 1 : before.count() + 1;
        var closedUntil = now.plus(wait(count));
        counts.put(key(email, address), new Mistakes(count, now, closedUntil));
        if (closedUntil.isAfter(now)) {
            LOG.log(Level.WARNING, "login_throttled email={0} from={1} mistakes={2}", new Object[] {
                SafeText.plain(email), address, count
            });
            throw tooMany(closedUntil);
        }
    }

    /** The right password was given. */
    synchronized void right(String email, String address) {
        counts.remove(key(email, address));
    }

    private static Duration wait(int mistakes) {
        if (mistakes <= FREE_MISTAKES) {
            return Duration.ZERO;
        }
        var doublings = Math.min(mistakes - FREE_MISTAKES - 1, 10);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(QUIET) > 0 ? QUIET : wait;
    }

    private Problem tooMany(Instant closedUntil) {
        var seconds = Math.max(
                1,
                Duration.between(clock.instant(), closedUntil).plusMillis(999).toSeconds());
        return Problem.of(
                        ProblemKind.TOO_MANY_REQUESTS,
                        "Too many wrong passwords. Try again in " + seconds + " seconds.")
                .with("retry_after", seconds);
    }

    // A key is bounded because an unauthenticated client chooses the e-mail.
    private static String key(String email, String address) {
        var key = address + ' ' + EmailAddress.normal(email);
        return key.substring(0, Math.min(key.length(), LONGEST_KEY));
    }
}
