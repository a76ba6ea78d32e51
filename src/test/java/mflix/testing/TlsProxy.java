package mflix.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS to clients, and clear text to a server on this machine behind it. */
public final class TlsProxy implements AutoCloseable {
    private final SSLServerSocket door;
    private final int server;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    public TlsProxy(SSLContext context, int server, boolean asksForCertificate) {
        try {
            this.server = server;
            door = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            door.setNeedClientAuth(asksForCertificate);
            inAThread(this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                inAThread(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        try {
            var behind = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(behind);
            inAThread(() -> pump(client, behind));
            pump(behind, client);
        } catch (IOException e) {
            end(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            end(from); // a client that was refused, or the end of the test
        }
        end(from);
        end(to);
    }

    private static void end(Closeable one) {
        try {
            one.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inAThread(Runnable task) {
        var thread = new Thread(task, "tls-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        end(door);
        open.forEach(TlsProxy::end);
    }
}
