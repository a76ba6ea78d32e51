package mflix.grizzly;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.system.HealthClient;

/**
 * Opens the site's port as soon as the application answers. Until then the server listens at a startup port of the loopback address, and
 * a client of the site's port is refused and can go to another node: a server that is still deploying would answer 404 there.
 */
final class ListenerOpening {
    private static final Logger LOG = Logger.getLogger(ListenerOpening.class.getName());
    private static final long PAUSE_MILLIS = 50;

    private final HealthClient health;
    private final PortOpener opener;
    private final Runnable onFailure;
    private final Thread thread = new Thread(this::await, "mflix-listener-opening");

    /** Makes the server listen at the site's port, and no longer at the other one. */
    @FunctionalInterface
    interface PortOpener {
        void open() throws IOException;
    }

    private ListenerOpening(HealthClient health, PortOpener opener, Runnable onFailure) {
        this.health = health;
        this.opener = opener;
        this.onFailure = onFailure;
        thread.setDaemon(true);
    }

    /**
     * @param health of the application at the startup port
     * @param onFailure when the port could not be opened, so that no client can connect
     */
    static ListenerOpening when(HealthClient health, PortOpener opener, Runnable onFailure) {
        var opening = new ListenerOpening(health, opener, onFailure);
        opening.thread.start();
        return opening;
    }

    /** Ends it, and waits for its last question: an application that is undeployed opens nothing any more. */
    void cancel() {
        thread.interrupt();
        try {
            thread.join(HealthClient.LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    private void await() {
        try {
            while (!health.answer().equals(HealthClient.OK)) {
                Thread.sleep(PAUSE_MILLIS);
            }
            if (!Thread.currentThread().isInterrupted()) {
                opener.open();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "listener_not_opened because={0}", e.toString());
            onFailure.run();
        }
    }

    /** What the launcher wants, by properties that no operator sets: where the site is, and what to ask at the startup port. */
    record Wanted(InetSocketAddress site, HealthClient health) {
        private static final String HOST = "mflix.listener.host";
        private static final String STARTUP_PORT = "mflix.listener.startup-port";

        /** Empty where the server listens at the site's port from the beginning. */
        static Optional<Wanted> ofProcess(String contextPath) {
            var host = System.getProperty(HOST);
            var startup = Integer.getInteger(STARTUP_PORT);
            var port = Integer.getInteger("mflix.port");
            return host == null || startup == null || port == null
                    ? Optional.empty()
                    : Optional.of(new Wanted(
                            new InetSocketAddress(host, port),
                            new HealthClient(
                                    URI.create("http://127.0.0.1:" + startup + contextPath + "/health/live"))));
        }
    }
}
