package mflix;

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

/** Stands between a client and a server on this machine, and behaves like the network on a bad day. */
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
    private final int target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mode mode = Mode.PASS;
    private volatile long answerDelayMillis;

    /** To that port of this machine. */
    public TcpProxy(int target) {
        try {
            this.target = target;
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            daemon(this::letIn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Answers arrive that much later. */
    public void delayAnswers(long millis) {
        answerDelayMillis = millis;
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) { // the door was closed meanwhile
                shut(door);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        if (mode == Mode.REFUSE) {
            shut(client);
            return;
        }
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
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
            out.write(bytes, 0, read);
            out.flush();
        }
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
