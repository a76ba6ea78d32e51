package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import mflix.testing.ChildServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On an executor that goes on, as that of a server does when an application is undeployed. */
class BackgroundTasksTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final ScheduledThreadPoolExecutor server = new ScheduledThreadPoolExecutor(2);
    private final BackgroundTasks tasks = new BackgroundTasks((ManagedScheduledExecutorService) Proxy.newProxyInstance(
            BackgroundTasksTest.class.getClassLoader(),
            new Class<?>[] {ManagedScheduledExecutorService.class},
            (proxy, method, arguments) -> method.invoke(server, arguments)));
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stopServer() {
        server.shutdownNow();
    }

    @Test
    @Tag("F-320")
    void nothingIsLeftWithTheServerWhenTheApplicationEnds() {
        tasks.every(SOON, SOON, runs::incrementAndGet);
        tasks.every(Duration.ofHours(1), SOON, runs::incrementAndGet);
        tasks.after(Duration.ofHours(1), runs::incrementAndGet);
        ChildServer.await("two runs", () -> runs.get() >= 2);
        tasks.end("the end");
        server.purge(); // of what was cancelled
        assertThat(server.getQueue()).isEmpty();
    }

    @Test
    @Tag("F-320")
    void whatTriesAgainDoesNotAfterTheEnd() {
        tasks.after(SOON, this::again);
        ChildServer.await("two runs", () -> runs.get() >= 2);
        tasks.end("the end");
        ChildServer.await("the last run", () -> server.getActiveCount() == 0);
        server.purge();
        assertThat(server.getQueue()).isEmpty();
    }

    private void again() {
        runs.incrementAndGet();
        tasks.after(SOON, this::again);
    }

    @Test
    @Tag("F-320")
    void whatRunsJustThenIsNotInterrupted() throws InterruptedException {
        var hasBegun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        tasks.after(Duration.ZERO, () -> {
            hasBegun.countDown();
            try {
                mayEnd.await();
                runs.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        hasBegun.await();
        tasks.end("the end");
        mayEnd.countDown();
        ChildServer.await("its own end", () -> runs.get() == 1);
    }
}
