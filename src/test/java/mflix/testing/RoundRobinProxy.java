package mflix.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A balancer of connections in this process; it looks at no byte. */
final class RoundRobinProxy implements Balancer {
    private final ServerSocket door;
    private final List<Integer> nodes;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    RoundRobinProxy(List<Integer> nodes) {
        try {
            this.nodes = nodes;
            this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            daemon(this::letIn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return door.getLocalPort();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                daemon(() -> connect(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        for (var attempt = 0; attempt < nodes.size(); attempt++) {
            var port = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
            try {
                var node = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(node);
                daemon(() -> copy(client, node));
                copy(node, client);
                return;
            } catch (IOException refused) {
                // the next one
            }
        }
        shut(client);
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) { // one of them is gone, and the other is to see it
            shut(from);
            shut(to);
        }
    }

    private void shut(Closeable one) {
        open.remove(one);
        try {
            one.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "round-robin");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String toString() {
        return "a proxy of the test's own";
    }

    @Override
    public void close() {
        shut(door);
        List.copyOf(open).forEach(this::shut);
    }
}
