package mflix.suggestions;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.DatabasePreparation;
import mflix.mongo.MongoFailures;

/** Looks every minute whether the suggestions are those of the films, in the background. */
@ApplicationScoped
public class SuggestionStartup {
    private static final Logger LOG = Logger.getLogger(SuggestionStartup.class.getName());
    private static final long FIRST_SECONDS = 5;
    private static final long PACE_SECONDS = 60;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private DatabasePreparation preparation;

    @Inject
    private SuggestionRefresh refresh;

    void begin(@Observes Startup event) {
        var unused = executor.scheduleWithFixedDelay(this::look, FIRST_SECONDS, PACE_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            if (preparation.isFilled() && refresh.runWhenQuiet()) {
                LOG.log(Level.INFO, "suggestions_made");
            }
        } catch (RuntimeException e) { // without them there are no suggestions; the next look follows
            LOG.log(
                    Level.INFO,
                    MongoFailures.problemOf(e).isPresent() ? null : e,
                    () -> "suggestions_not_made because="
                            + MongoFailures.problemOf(e)
                                    .map(p -> p.kind().name())
                                    .orElse("a defect"));
        }
    }
}
