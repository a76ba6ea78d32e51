package mflix.mongo;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Work beside requests, in the threads of the server. It ends with the application: a server goes on with the tasks of one that
 * was undeployed, or logs an error at each.
 */
@Singleton // no proxy: one that is called after the end would make this bean again
public class BackgroundTasks {
    private final Set<Future<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean hasEnded;

    @Resource
    private ManagedScheduledExecutorService server;

    /** For CDI. */
    BackgroundTasks() {}

    BackgroundTasks(ManagedScheduledExecutorService server) {
        this.server = server;
    }

    /** Runs it so long after the start, and again and again so long after it ended. It must not throw. */
    public void every(Duration first, Duration pause, Runnable task) {
        add(server.scheduleWithFixedDelay(task, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Runs it once. */
    public void after(Duration pause, Runnable task) {
        if (!hasEnded) {
            add(server.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void add(Future<?> task) {
        waiting.removeIf(Future::isDone);
        waiting.add(task);
        if (hasEnded) { // while it was added
            task.cancel(false);
        }
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        hasEnded = true;
        waiting.forEach(task -> task.cancel(false)); // what runs just now is not interrupted
    }
}
