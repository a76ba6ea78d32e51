package mflix.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import mflix.mongo.BackgroundTasks;
import mflix.status.checks.CheckThreads;

/** Begins the rounds of the checks 10 s after the start, and ends them before the database is closed. */
@ApplicationScoped
public class StatusStartup {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    private BackgroundTasks tasks;

    @Inject
    private CheckScheduler scheduler;

    @Inject
    private CheckThreads threads;

    void begin(@Observes Startup event) {
        tasks.every(TICK, TICK, scheduler::tick);
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        threads.end(PATIENCE);
    }
}
