package mflix.grizzly;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What happens to the listeners while the process ends: in the first half of its grace they are open, so that a client that asks for its
 * readiness sees it end; then they are closed, and what is under way has the second half.
 */
final class DrainingHook {
    private static final Logger LOG = Logger.getLogger(DrainingHook.class.getName());

    private final Thread hook;

    private DrainingHook(Thread hook) {
        this.hook = hook;
    }

    /** Without a grace nothing is waited for. */
    static DrainingHook during(Duration grace, Runnable closing) {
        var hook = new Thread(() -> drain(grace, closing), "mflix-listeners");
        Runtime.getRuntime().addShutdownHook(hook);
        return new DrainingHook(hook);
    }

    // no line in the log, which may be closed already: it has a hook of its own
    private static void drain(Duration grace, Runnable closing) {
        if (grace.isZero()) {
            return;
        }
        try {
            Thread.sleep(grace.toMillis() / 2);
            closing.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The hook would keep the class loader of an application that was undeployed. */
    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // the process is ending, which is what the hook was for
            LOG.log(Level.FINE, "listeners_ended", e);
        }
    }
}
