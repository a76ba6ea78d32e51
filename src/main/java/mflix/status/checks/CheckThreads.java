package mflix.status.checks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadFactory;

/**
 * A thread for each check: it may wait for the database as long as a request may, and the server's pools are small and have
 * other work.
 */
@Singleton
public class CheckThreads {
    private final ThreadFactory factory;

    @Inject
    public CheckThreads(ThreadFactory factory) {
        this.factory = factory;
    }

    public void start(String name, Runnable task) {
        var thread = factory.newThread(task);
        thread.setName(name);
        thread.setDaemon(true);
        thread.start();
    }
}
