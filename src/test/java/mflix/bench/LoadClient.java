package mflix.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A closed loop over sixteen connections that stay open: each sends its next request when it has read the answer to the last one. */
final class LoadClient implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final int LONGEST_LINE = 8192;

    private final int port;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    LoadClient(int port) {
        this.port = port;
    }

    /** What came back. */
    static final class Answer {
        private final String head;
        private final byte[] body;

        private Answer(String head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        int status() {
            return statusIn(head);
        }

        byte[] body() {
            return body;
        }

        String header(String name) {
            return headerIn(head, name);
        }
    }

    /** Sends one request on a connection of its own. */
    Answer ask(Target target) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(target.request(0));
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    /** Sends that request for so long; returns how many were answered. Any other status than the one expected ends the bench. */
    long send(Target target, Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        var loops = new ArrayList<Callable<Long>>();
        for (var i = 0; i < CONNECTIONS; i++) {
            var request = target.request(i);
            loops.add(() -> loop(target, request, end));
        }
        var answered = 0L;
        for (var loop : threads.invokeAll(loops)) {
            answered += result(loop);
        }
        return answered;
    }

    private static long result(Future<Long> loop) throws InterruptedException {
        try {
            return loop.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private long loop(Target target, byte[] request, long end) throws IOException {
        var answered = 0L;
        try (var socket = connect()) {
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (; System.nanoTime() < end; answered++) {
                socket.getOutputStream().write(request);
                var answer = read(in);
                if (answer.status() != target.status()) {
                    throw new IllegalStateException(target.name() + " was answered with " + answer.status());
                }
            }
        }
        return answered;
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static Answer read(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
        }
        return new Answer(head.toString(), body(head.toString(), in));
    }

    private static int statusIn(String head) {
        return Integer.parseInt(head.substring(9, 12));
    }

    private static String headerIn(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static byte[] body(String head, InputStream in) throws IOException {
        if (statusIn(head) == 304) {
            return new byte[0];
        }
        if (!headerIn(head, "Transfer-Encoding").isEmpty()) {
            return chunks(in);
        }
        return in.readNBytes(Integer.parseInt(headerIn(head, "Content-Length")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var length = chunk(in); length > 0; length = chunk(in)) {
            body.write(in.readNBytes(length));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new byte[LONGEST_LINE];
        var length = 0;
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            line[length++] = (byte) octet;
        }
        return new String(line, 0, length, ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * What is asked for again and again.
     *
     * @param name of its row in the table
     * @param path a format of the connection's number, where each connection asks for something else
     * @param headers further lines, each with its line break
     * @param status that it must be answered with
     */
    record Target(String name, String path, String headers, int status) {
        static Target of(String name, String path) {
            return new Target(name, path, "", 200);
        }

        byte[] request(int connection) {
            return ("GET " + path.formatted(connection) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n")
                    .getBytes(ISO_8859_1);
        }
    }
}
