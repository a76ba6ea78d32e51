package mflix.mongo;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether this process was asked to end. From then on it is not ready for new visitors, takes no new long work, and finishes what
 * it has; the client stays open until the server stops the application, after its grace.
 */
@ApplicationScoped
public class ShutdownState {
    private static final Logger LOG = Logger.getLogger(ShutdownState.class.getName());

    private Thread hook = new Thread("mflix-draining"); // does nothing until the start
    private volatile boolean underWay;

    public boolean isUnderWay() {
        return underWay;
    }

    /** What the end of the process does; for tests without one. */
    void start() {
        underWay = true; // and no line in the log, which may be closed already: it has a hook of its own
    }

    void begin(@Observes Startup event) {
        hook = new Thread(this::start, hook.getName());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    // The hook would keep the class loader of an application that was undeployed.
    @PreDestroy
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // the process is ending, which is what the hook was for
            LOG.log(Level.FINE, "draining_ended", e);
        }
    }
}
