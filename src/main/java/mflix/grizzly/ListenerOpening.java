package mflix.grizzly;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens the site's port as soon as the application answers. Until then the server listens at another one, which its launcher chose, and
 * whoever comes to the site's port is refused and can go to another node. A server that is still deploying would answer 404 there.
 */
final class ListenerOpening {
    private static final Logger LOG = Logger.getLogger(ListenerOpening.class.getName());
    private static final long PAUSE_MILLIS = 50;
    private static final int LONGEST_CONNECT_MILLIS = 2_000;
    private static final int LONGEST_ANSWER_MILLIS = 5_000;

    private final URI probe;
    private final Binding binding;
    private final Thread thread = new Thread(this::await, "mflix-listener-opening");

    /** Makes the server listen at the site's port, and no longer at the other one. */
    @FunctionalInterface
    interface Binding {
        void open() throws IOException;
    }

    private ListenerOpening(URI probe, Binding binding) {
        this.probe = probe;
        this.binding = binding;
        thread.setDaemon(true);
    }

    /** @param probe an address of the application at the port that the server listens at now; 200 is expected */
    static ListenerOpening when(URI probe, Binding binding) {
        var opening = new ListenerOpening(probe, binding);
        opening.thread.start();
        return opening;
    }

    /** An application that is undeployed opens nothing any more. */
    void cancel() {
        thread.interrupt();
    }

    /** True when its thread ends within that time. */
    boolean hasEnded(long time, TimeUnit unit) throws InterruptedException {
        unit.timedJoin(thread, time);
        return !thread.isAlive();
    }

    private void await() {
        try {
            while (!isAnswered()) {
                Thread.sleep(PAUSE_MILLIS);
            }
            binding.open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "listener_not_opened because={0}", e.toString());
        }
    }

    private boolean isAnswered() {
        try {
            var connection = (HttpURLConnection) probe.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(LONGEST_CONNECT_MILLIS);
            connection.setReadTimeout(LONGEST_ANSWER_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "listener_waits because={0}", e.toString());
            return false;
        }
    }

    /** Where the launcher wants the site: its properties, which no operator sets. */
    record Wanted(InetSocketAddress site, URI probe) {
        private static final String HOST = "mflix.listener.host";
        private static final String PORT_OF_THE_START = "mflix.listener.start-port";

        /** Null where the server listens at the site's port from the beginning. */
        static Wanted ofProcess(String contextPath) {
            var host = System.getProperty(HOST);
            var first = Integer.getInteger(PORT_OF_THE_START);
            var port = Integer.getInteger("mflix.port");
            if (host == null || first == null || port == null) {
                return null;
            }
            var reachable = System.getProperty("mflix.host", host);
            var name = reachable.contains(":") ? "[" + reachable + "]" : reachable;
            return new Wanted(
                    new InetSocketAddress(host, port),
                    URI.create("http://" + name + ":" + first + contextPath + "/health/live"));
        }
    }
}
