package mflix.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that keep a server waiting, each in a thread of its own and again and again until their time is over. */
public final class BadClients implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;
    private static final int PAUSE_MILLIS = 4_000;

    private final int port;
    private final long end;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<String>> lives = new ArrayList<>();

    public BadClients(int port, long seconds) {
        this.port = port;
        this.end = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** Those who send this and then no more, but read. */
    public void silent(int many, String sent) {
        again(many, () -> {
            try (var socket = open(sent)) {
                return firstLine(socket);
            }
        });
    }

    /** Those who go on byte by byte, and read. */
    public void slow(int many, String sent) {
        again(many, () -> {
            try (var socket = open(sent)) {
                socket.setSoTimeout(PAUSE_MILLIS);
                return drip(socket);
            }
        });
    }

    private static String drip(Socket socket) throws IOException {
        for (var left = PATIENCE_MILLIS; left > 0; left -= PAUSE_MILLIS) {
            try {
                return firstLine(socket);
            } catch (SocketTimeoutException e) {
                try {
                    socket.getOutputStream().write(' ');
                } catch (IOException closed) {
                    return "closed";
                }
            }
        }
        throw new AssertionError("nobody ended a client that sends byte by byte");
    }

    /** Those who ask and never read. */
    public void deaf(int many, String sent) {
        again(many, () -> {
            try (var socket = new Socket()) {
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                write(socket, sent);
                return untilWritingFails(socket);
            }
        });
    }

    private static String untilWritingFails(Socket socket) throws InterruptedException {
        for (var left = PATIENCE_MILLIS; left > 0; left -= PAUSE_MILLIS) {
            Thread.sleep(PAUSE_MILLIS);
            try {
                socket.getOutputStream().write('\r');
            } catch (IOException cut) {
                return "cut";
            }
        }
        throw new AssertionError("nobody ended a client that does not read");
    }

    private void again(int many, Callable<String> life) {
        for (int i = 0; i < many; i++) {
            lives.add(threads.submit(() -> {
                var last = "";
                do {
                    last = life.call();
                } while (System.nanoTime() < end);
                return last;
            }));
        }
    }

    private Socket open(String sent) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        write(socket, sent);
        return socket;
    }

    private static void write(Socket socket, String sent) throws IOException {
        socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    // a reset counts as an end, too
    private static String firstLine(Socket socket) throws SocketTimeoutException {
        var read = new ByteArrayOutputStream();
        try {
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                read.write(next);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            read.writeBytes(new byte[0]);
        }
        return read.toString(ISO_8859_1).lines().findFirst().orElse("");
    }

    /** How each was ended at last. */
    public List<String> ends() throws InterruptedException, ExecutionException {
        var ends = new ArrayList<String>();
        for (var life : lives) {
            ends.add(life.get());
        }
        return ends;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
