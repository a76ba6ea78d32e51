package mflix.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.BackgroundTasks;
import mflix.mongo.MongoFailures;
import mflix.mongo.settings.MongoSettings;

/**
 * The start of this package: bad settings refuse it. A MongoDB removes expired sessions and old mistakes by indexes; from the embedded
 * database, which removes nothing by itself, this class removes them every hour.
 */
@ApplicationScoped
public class UsersStartup {
    private static final Logger LOG = Logger.getLogger(UsersStartup.class.getName());
    private static final Duration PACE = Duration.ofHours(1);

    @Inject
    private BackgroundTasks tasks;

    @Inject
    private MongoSettings settings;

    @Inject
    private Sessions sessions;

    @Inject
    private LoginThrottle throttle;

    /** The key and the passwords' cost are asked for here, so that they are read, or refused, before the first log-in. */
    void begin(@Observes Startup event, TokenKey key, Passwords passwords) {
        if (settings.isEmbedded()) {
            tasks.every(PACE, PACE, this::sweep);
        }
    }

    private void sweep() {
        try {
            LOG.log(Level.INFO, "sessions_swept count={0}", sessions.removeExpired());
            LOG.log(Level.FINE, "login_mistakes_swept count={0}", throttle.removeOld());
        } catch (RuntimeException e) { // the next try is in an hour
            LOG.log(
                    Level.INFO,
                    e,
                    () -> "sessions_not_swept because="
                            + MongoFailures.problemOf(e)
                                    .map(p -> p.kind().name())
                                    .orElse("a defect"));
        }
    }
}
