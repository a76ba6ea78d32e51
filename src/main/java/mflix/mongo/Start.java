package mflix.mongo;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/**
 * The start of the deployed application: bad settings and an embedded file that cannot be opened refuse it here; a database
 * that is away does not.
 */
@ApplicationScoped
public class Start {
    private static final long WATCH_MILLIS = 2000;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private MongoSettings settings;

    @Inject
    private Fallback fallback;

    @Inject
    private Preparation preparation;

    @Inject
    private Watch watch;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (settings.isEmbedded()) {
            fallback.open();
        }
        executor.execute(() -> preparation.begin(executor));
        var unused = executor.scheduleWithFixedDelay(watch::look, 0, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }
}
