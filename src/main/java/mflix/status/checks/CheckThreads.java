package mflix.status.checks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/**
 * A thread for each check: it may wait for the database as long as a request may, and the server's pools are small and have
 * other work. None outlives the application, whose classes and database are gone after it.
 */
@Singleton
public class CheckThreads {
    private final ThreadFactory factory;
    private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean hasEnded;

    @Inject
    public CheckThreads(ThreadFactory factory) {
        this.factory = factory;
    }

    public void start(String name, Runnable task) {
        var thread = factory.newThread(() -> {
            try {
                task.run();
            } finally {
                underWay.remove(Thread.currentThread());
            }
        });
        thread.setName(name);
        thread.setDaemon(true);
        underWay.add(thread);
        if (hasEnded) { // asked after it is known, so that the end cannot miss it
            underWay.remove(thread);
            throw Problem.of(ProblemKind.SHUTTING_DOWN, "The application is being stopped.");
        }
        thread.start();
    }

    /** From now on no task is taken; waits so long for those that are under way. */
    public void end(Duration patience) {
        hasEnded = true;
        var end = System.nanoTime() + patience.toNanos();
        try {
            for (var thread : underWay) {
                thread.join(
                        Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException e) { // the server waits no longer
            Thread.currentThread().interrupt();
        }
    }

    /** What fails from now on fails because the application ends. */
    public boolean hasEnded() {
        return hasEnded;
    }
}
