package mflix.grizzly;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;

/** All clients, the patrol that closes those that keep others waiting, and the sums that they share. */
final class ClientConnections implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ClientConnections.class.getName());
    private static final long ROUND_MILLIS = 250;
    private static final long ROUNDS_PER_LINE = 60_000 / ROUND_MILLIS;

    private final ConnectionLimits limits;
    private final BodyMemory bodies;
    private final Map<NIOConnection, ClientConnection> clients = new ConcurrentHashMap<>();
    private final ScheduledExecutorService patrol =
            Executors.newSingleThreadScheduledExecutor(ClientConnections::patrolman);
    private final LongAdder refused = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private final AtomicLong repliesAtMost = new AtomicLong();
    private long rounds;

    ClientConnections(ConnectionLimits limits) {
        this.limits = limits;
        this.bodies = new BodyMemory(limits);
        var unused = patrol.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread patrolman(Runnable task) {
        var thread = new Thread(task, "mflix-connections");
        thread.setDaemon(true);
        return thread;
    }

    ConnectionLimits limits() {
        return limits;
    }

    /** The client of a connection, which is registered from now on until it is closed. */
    ClientConnection of(Connection<?> connection) {
        var known = clients.get(connection);
        if (known != null) {
            return known;
        }
        var client = clients.computeIfAbsent((NIOConnection) connection, this::greet);
        if (!connection.isOpen()) { // the event of its end may have been before
            forget(connection);
        }
        return client;
    }

    private ClientConnection greet(NIOConnection connection) {
        var queue = connection.getAsyncWriteQueue();
        var client = new ClientConnection(queue::spaceInBytes, limits, bodies, System::nanoTime);
        // so that no request thread waits until a client has taken its reply
        connection.setMaxAsyncWriteQueueSize(-1);
        setSendBuffer(connection);
        connection.getMonitoringConfig().addProbes(client);
        return client;
    }

    // Grizzly's own way logs a stack trace for a client that is gone already.
    private void setSendBuffer(NIOConnection connection) {
        try {
            ((SocketChannel) connection.getChannel()).setOption(StandardSocketOptions.SO_SNDBUF, limits.socket());
        } catch (ClosedChannelException e) {
            LOG.log(Level.FINE, "client_gone_early", e);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "send_buffer_not_set because={0}", e.toString());
        }
    }

    void forget(Connection<?> connection) {
        var client = clients.remove(connection);
        if (client != null) {
            client.end();
        }
    }

    int count() {
        return clients.size();
    }

    long heldBytes() {
        return bodies.taken();
    }

    long owedBytes() {
        return clients.values().stream().mapToLong(ClientConnection::owes).sum();
    }

    /** Sends the client the reason, and closes the connection. */
    void refuse(NIOConnection connection, ConnectionCloser reason) {
        refuse(connection, reason.bytes());
    }

    /** Sends the client its last answer, and closes the connection. */
    void refuse(NIOConnection connection, byte[] answer) {
        if (!of(connection).refuse()) {
            return;
        }
        refused.increment();
        connection.write(Buffers.wrap(null, answer), new EmptyCompletionHandler<WriteResult<Buffer, SocketAddress>>() {
            @Override
            public void completed(WriteResult<Buffer, SocketAddress> result) {
                HalfClose.of(connection);
            }
        });
    }

    /** More of a reply is about to wait for a client; when too much waits, the client that has waited longest is cut off. */
    void replies(int bytes) {
        if (repliesAtMost.addAndGet(bytes) <= limits.replies()) {
            return;
        }
        var owed = owedBytes();
        repliesAtMost.set(owed + bytes);
        if (owed > limits.replies()) {
            clients.entrySet().stream()
                    .filter(entry -> entry.getValue().owes() > 0)
                    .min(Comparator.comparingLong(entry -> entry.getValue().owesSince()))
                    .ifPresent(entry -> cut(entry.getKey()));
        }
    }

    private void round() {
        try {
            clients.forEach(this::judge);
            if (++rounds % ROUNDS_PER_LINE == 0) {
                report();
            }
        } catch (RuntimeException e) { // the next round comes in any case
            LOG.log(Level.SEVERE, "connections_not_watched", e);
        }
    }

    private void judge(NIOConnection connection, ClientConnection client) {
        if (!connection.isOpen()) {
            forget(connection);
            return;
        }
        switch (client.verdict()) {
            case REFUSE -> refuse(connection, ConnectionCloser.TOO_SLOW);
            case CUT -> cut(connection);
            case CLOSE -> connection.closeSilently();
            case STAY -> {
                // as it is
            }
        }
    }

    private void cut(NIOConnection connection) {
        cut.increment();
        connection.terminateSilently();
    }

    // One line a minute at most, whatever clients do.
    private void report() {
        var slow = refused.sumThenReset();
        var gone = cut.sumThenReset();
        if (slow + gone > 0) {
            LOG.log(Level.INFO, "connections_ended refused={0} cut={1}", new Object[] {slow, gone});
        }
    }

    @Override
    public void close() {
        patrol.shutdownNow();
        clients.forEach((connection, client) -> {
            connection.getMonitoringConfig().removeProbes(client);
            if (client.phase() != ConnectionPhase.SERVED) {
                connection.closeSilently();
            }
        });
        clients.clear();
    }
}
