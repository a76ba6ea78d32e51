package mflix.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.settings.MongoSettings;

/**
 * A MongoDB removes rows whose time is over by an index; from the embedded database, which removes nothing by itself, this class removes
 * them every hour.
 */
@ApplicationScoped
public class AuditStartup {
    private static final Logger LOG = Logger.getLogger(AuditStartup.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private MongoSettings settings;

    @Inject
    private AuditLog audit;

    void begin(@Observes Startup event) {
        if (settings.isEmbedded()) {
            var unused = executor.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.HOURS);
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
