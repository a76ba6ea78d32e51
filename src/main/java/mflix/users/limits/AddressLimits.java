package mflix.users.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;

/**
 * Counts what each address does. A full allowance may be used at once; it comes back evenly over the period. Kept in memory, for
 * at most 10,000 addresses an action; the one that was quiet for longest is forgotten.
 *
 * @see mflix.users.LoginThrottle wrong passwords, counted for all nodes
 */
@Singleton
public class AddressLimits {
    private static final int MOST_ADDRESSES = 10_000;

    private record Allowance(double left, Instant at) {}

    private static final class Allowances extends LinkedHashMap<String, Allowance> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MOST_ADDRESSES;
        }
    }

    private final Map<LimitedAction, Integer> limits = new EnumMap<>(LimitedAction.class);
    private final Map<LimitedAction, Allowances> allowances = new EnumMap<>(LimitedAction.class);
    private final Clock clock;

    @Inject
    public AddressLimits(SettingsReader config, Clock clock) {
        this.clock = clock;
        for (var action : LimitedAction.values()) {
            limits.put(action, action.limit(config));
            allowances.put(action, new Allowances());
        }
    }

    /** Refuses with TOO_MANY_REQUESTS and the time to wait when that client's address has no allowance left. */
    public synchronized void admit(LimitedAction action, String address) {
        var limit = limits.get(action);
        if (limit == 0) {
            return;
        }
        var perUnit = action.period().dividedBy(limit);
        var now = clock.instant();
        var known = allowances.get(action);
        var before = known.remove(address); // and put back as the latest
        var left = before == null ? limit : Math.min(limit, before.left() + units(before.at(), now, perUnit));
        if (left < 1) {
            known.put(address, new Allowance(left, now));
            throw tooMany(action, (1 - left) * perUnit.toNanos() / 1e9);
        }
        known.put(address, new Allowance(left - 1, now));
    }

    private static double units(Instant since, Instant now, Duration perUnit) {
        var passed = Duration.between(since, now);
        return passed.isNegative() ? 0 : (double) passed.toNanos() / perUnit.toNanos();
    }

    private static Problem tooMany(LimitedAction action, double seconds) {
        var wait = (long) Math.max(1, Math.ceil(seconds));
        return Problem.of(
                        ProblemKind.TOO_MANY_REQUESTS,
                        "Too many " + action.plural() + " from this address. Try again in " + wait + " seconds.")
                .with("retry_after", wait);
    }
}
