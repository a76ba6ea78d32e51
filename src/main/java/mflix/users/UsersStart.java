package mflix.users;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.Failures;

/** The start of this room: bad settings refuse it; expired sessions are swept out every hour. */
@ApplicationScoped
public class UsersStart {
    private static final Logger LOG = Logger.getLogger(UsersStart.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private SecretKey secretKey;

    @Inject
    private Passwords passwords;

    @Inject
    private Visits visits;

    @Inject
    private Sessions sessions;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(Level.FINE, "accounts_ready {0} {1} {2}", new Object[] {secretKey, passwords, visits});
        var unused = executor.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.HOURS);
    }

    private void sweep() {
        try {
            LOG.log(Level.INFO, "sessions_swept count={0}", sessions.removeExpired());
        } catch (RuntimeException e) { // in an hour there is another chance
            LOG.log(
                    Level.INFO,
                    e,
                    () -> "sessions_not_swept because="
                            + Failures.problemOf(e).map(p -> p.kind().name()).orElse("a defect"));
        }
    }
}
