package mflix.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.ShutdownState;

/**
 * Lets requests that are under way come to their end before the application is taken away. Jakarta Servlet asks the server to wait
 * for them before it ends a filter; not each server does, and then they would find the database closed.
 */
@Singleton
public class RequestDrainFilter implements Filter {
    private static final Logger LOG = Logger.getLogger(RequestDrainFilter.class.getName());
    private static final int ALL = Integer.MAX_VALUE;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore underWay = new Semaphore(ALL);
    private final ShutdownState shutdown;
    private final Duration patience;

    @Inject
    RequestDrainFilter(ShutdownState shutdown) {
        this(shutdown, PATIENCE);
    }

    RequestDrainFilter(ShutdownState shutdown, Duration patience) {
        this.shutdown = shutdown;
        this.patience = patience;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        underWay.acquireUninterruptibly();
        try {
            chain.doFilter(request, response);
        } finally {
            underWay.release();
        }
    }

    @Override
    public void destroy() {
        if (shutdown.isUnderWay()) { // of the process: they have had its grace
            return;
        }
        try {
            if (underWay.tryAcquire(ALL, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                underWay.release(ALL);
            } else {
                LOG.log(Level.WARNING, "requests_cut_off count={0} after_ms={1}", new Object[] {
                    Integer.toString(ALL - underWay.availablePermits()), Long.toString(patience.toMillis())
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is in a hurry
        }
    }
}
