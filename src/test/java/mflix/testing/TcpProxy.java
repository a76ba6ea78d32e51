package mflix.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A proxy between a client and a server on this machine, which behaves like the network on a bad day. */
public final class TcpProxy implements AutoCloseable {

    /** What happens to bytes and connections from now on. */
    public enum Mode {
        PASS,
        /** Connections are closed as soon as they are made, and all that there are. */
        REFUSE,
        /** Nothing gets through and nothing is closed: half-open. */
        SILENT
    }

    private final ServerSocket door;
    private final String host;
    private final int target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mode mode = Mode.PASS;
    private volatile long answerDelayMillis;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);

    /** To that port of this machine. */
    public TcpProxy(int target) {
        this("127.0.0.1", target);
    }

    /** To that port of that machine. */
    public TcpProxy(String host, int target) {
        try {
            this.host = host;
            this.target = target;
            this.door = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            daemon(this::letIn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections ever made. */
    public int accepted() {
        return accepted.get();
    }

    public int port() {
        return door.getLocalPort();
    }

    public void pass() {
        mode = Mode.PASS;
        answerDelayMillis = 0;
    }

    public void refuse() {
        mode = Mode.REFUSE;
        cut();
    }

    public void silence() {
        mode = Mode.SILENT;
    }

    /** Closes every connection there is; new ones are let in. */
    public void cut() {
        open.forEach(TcpProxy::shut);
        open.clear();
    }

    /** Lets so many more bytes of requests through and then closes every connection, once. */
    public void cutAfter(long bytes) {
        allowance.set(bytes);
    }

    /** The cut that was announced has come. */
    public boolean wasCut() {
        return allowance.get() < 0;
    }

    /** Answers arrive that much later. */
    public void delayAnswers(long millis) {
        answerDelayMillis = millis;
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) { // the server socket was closed meanwhile
                shut(door);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        accepted.incrementAndGet();
        open.add(client);
        if (mode == Mode.REFUSE) {
            shut(client);
            return;
        }
        try {
            var server = new Socket(host, target);
            open.add(server);
            daemon(() -> pump(client, server, false));
            daemon(() -> pump(server, client, true));
        } catch (IOException e) {
            shut(client);
        }
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
        try (from;
                to) {
            carry(from.getInputStream(), to.getOutputStream(), isAnswer);
        } catch (IOException e) { // cut by either side, or by a test
            shut(from);
        }
    }

    private void carry(InputStream in, OutputStream out, boolean isAnswer) throws IOException {
        var bytes = new byte[8192];
        for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            if (isAnswer && answerDelayMillis > 0) {
                rest(answerDelayMillis);
            }
            waitWhileSilent();
            if (!isAnswer && isTooMuch(read)) {
                out.write(bytes, 0, read / 2);
                out.flush();
                cut();
                return;
            }
            out.write(bytes, 0, read);
            out.flush();
        }
    }

    // True for the connection that exceeds the allowance first.
    private boolean isTooMuch(int bytes) {
        var before = allowance.getAndUpdate(left -> left < 0 || left == Long.MAX_VALUE ? left : left - bytes);
        return before >= 0 && before < bytes;
    }

    private void waitWhileSilent() {
        var isOver = false;
        while (mode == Mode.SILENT && !isOver) {
            isOver = rest(20);
        }
    }

    private boolean rest(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void shut(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        shut(door);
        cut();
    }
}
