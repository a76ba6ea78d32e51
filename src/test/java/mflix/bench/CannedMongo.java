package mflix.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * Answers MongoDB's wire protocol with replies that were encoded before, so that it costs next to nothing. It stores nothing: every
 * list is the same, every write succeeds. See {@link CannedReplies}.
 */
final class CannedMongo implements AutoCloseable {
    private static final int HEADER = 16;
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;

    private final ServerSocket server;
    private final CannedReplies replies;
    private final Map<String, LongAdder> asked = new ConcurrentHashMap<>();

    CannedMongo() throws IOException {
        server = new ServerSocket(0, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        replies = new CannedReplies("127.0.0.1:" + server.getLocalPort());
        daemon(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalPort() + "/sample_mflix?replicaSet=rs0";
    }

    /** How many commands of that name have come. */
    long asked(String command) {
        return asked.computeIfAbsent(command, name -> new LongAdder()).sum();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                client.setTcpNoDelay(true);
                daemon(() -> serve(client));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "canned-mongo");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client;
                var in = new DataInputStream(new BufferedInputStream(client.getInputStream()))) {
            while (true) {
                var message = new byte[Integer.reverseBytes(in.readInt()) - Integer.BYTES];
                in.readFully(message);
                client.getOutputStream().write(reply(message));
            }
        } catch (EOFException | SocketException e) {
            return; // the client went away
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] reply(byte[] message) {
        var numbers = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        var request = numbers.getInt(0);
        var code = numbers.getInt(8);
        if (code == OP_QUERY) {
            return framed(OP_REPLY, request, CannedReplies.bytes(replies.hello()), 8, 0, 0, 0, 1);
        }
        if (code != OP_MSG) {
            throw new IllegalStateException("unexpected message " + code);
        }
        var command = new RawBsonDocument(message, 17, numbers.getInt(17));
        var name = command.getFirstKey();
        asked.computeIfAbsent(name, key -> new LongAdder()).increment();
        return replies.to(name, command).answering(request);
    }

    static byte[] framed(int code, int request, byte[] document, int... head) {
        var frame = ByteBuffer.allocate(HEADER + head.length * Integer.BYTES + document.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(frame.capacity()).putInt(1).putInt(request).putInt(code);
        for (var number : head) {
            frame.putInt(number);
        }
        frame.put(document);
        return frame.array();
    }

    /** A reply that was encoded once. */
    static final class Reply {
        private final byte[] frame;

        private Reply(byte[] frame) {
            this.frame = frame;
        }

        static Reply of(BsonDocument document) {
            var bytes = CannedReplies.bytes(document);
            var section = new byte[1 + bytes.length]; // the first octet is its kind, a single document
            System.arraycopy(bytes, 0, section, 1, bytes.length);
            return new Reply(framed(OP_MSG, 0, section, 0));
        }

        byte[] answering(int request) {
            var copy = frame.clone();
            ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(8, request);
            return copy;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
