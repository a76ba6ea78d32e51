package mflix.migration.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Repeats a step while the database does not answer. No other class of the engine does; the driver itself repeats once. */
public final class RetryPolicy {
    private static final Logger LOG = Logger.getLogger(RetryPolicy.class.getName());

    private final RunThrottle throttle;
    private final Clock clock;

    RetryPolicy(RunThrottle throttle, Clock clock) {
        this.throttle = throttle;
        this.clock = clock;
    }

    /** Executes the step; before each further try it reads the run's state. A failure that does not pass is thrown on. */
    void insist(Runnable step, Runnable look) {
        Instant since = null;
        for (var failures = 1; ; failures++) {
            try {
                if (since != null) {
                    look.run();
                }
                step.run();
                if (since != null) {
                    throttle.databaseIsBack(since);
                }
                return;
            } catch (RuntimeException e) {
                if (!PassingFailures.include(e)) {
                    throw e;
                }
                since = since == null ? clock.instant() : since;
                LOG.log(Level.INFO, "migration_step_repeated failures={0} because={1}", new Object[] {
                    failures, e.getClass().getSimpleName()
                });
                throttle.waitForDatabase(failures);
            }
        }
    }
}
