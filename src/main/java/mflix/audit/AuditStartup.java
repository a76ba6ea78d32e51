package mflix.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.BackgroundTasks;
import mflix.mongo.settings.MongoSettings;

/**
 * A MongoDB removes rows whose time is over by an index; from the embedded database, which removes nothing by itself, this class removes
 * them every hour.
 */
@ApplicationScoped
public class AuditStartup {
    private static final Logger LOG = Logger.getLogger(AuditStartup.class.getName());
    private static final Duration PACE = Duration.ofHours(1);

    @Inject
    private BackgroundTasks tasks;

    @Inject
    private MongoSettings settings;

    @Inject
    private AuditLog audit;

    void begin(@Observes Startup event) {
        if (settings.isEmbedded()) {
            tasks.every(PACE, PACE, this::sweep);
        }
    }

    private void sweep() {
        try {
            LOG.log(Level.INFO, "audit_rows_swept count={0}", audit.removeExpired());
        } catch (RuntimeException e) { // the next try is in an hour
            LOG.log(Level.INFO, "audit_rows_not_swept", e);
        }
    }
}
