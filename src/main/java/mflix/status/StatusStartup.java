package mflix.status;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/** Begins the rounds of the checks 10 s after the start. */
@ApplicationScoped
public class StatusStartup {
    private static final long TICK_SECONDS = 10;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private CheckScheduler rounds;

    void begin(@Observes Startup event) {
        var unused = executor.scheduleWithFixedDelay(rounds::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
    }
}
