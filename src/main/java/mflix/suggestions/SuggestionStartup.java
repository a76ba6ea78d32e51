package mflix.suggestions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.BackgroundTasks;
import mflix.mongo.DatabasePreparation;
import mflix.mongo.MongoFailures;

/** Looks every minute whether the suggestions are those of the films, in the background. */
@ApplicationScoped
public class SuggestionStartup {
    private static final Logger LOG = Logger.getLogger(SuggestionStartup.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration PACE = Duration.ofMinutes(1);

    @Inject
    private BackgroundTasks tasks;

    @Inject
    private DatabasePreparation preparation;

    @Inject
    private SuggestionRefresh refresh;

    void begin(@Observes Startup event) {
        tasks.every(FIRST, PACE, this::look);
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
