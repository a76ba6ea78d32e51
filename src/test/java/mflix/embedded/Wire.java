package mflix.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** One connection that speaks MongoDB's wire protocol byte by byte, so that no driver logs in by itself. */
record Wire(Socket socket) implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int HEADER = 16;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;

    Wire(int port) throws IOException {
        this(new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** OP_MSG, the form of today. */
    BsonDocument message(String json) throws IOException {
        send(OP_MSG, ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).array(), bytes(json));
        var answer = receive();
        return new RawBsonDocument(Arrays.copyOfRange(answer, 5, answer.length));
    }

    /** OP_QUERY, the old form; empty when the connection was closed in answer. */
    Optional<BsonDocument> query(String collection, String json) throws IOException {
        var name = collection.getBytes(UTF_8);
        var head = ByteBuffer.allocate(4 + name.length + 1 + 8).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(0).put(name).put((byte) 0).putInt(0).putInt(-1);
        send(OP_QUERY, head.array(), bytes(json));
        try {
            var answer = receive();
            return Optional.of(new RawBsonDocument(Arrays.copyOfRange(answer, 20, answer.length)));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String json) {
        var raw = new RawBsonDocument(BsonDocument.parse(json), new BsonDocumentCodec()).getByteBuffer();
        var bytes = new byte[raw.remaining()];
        raw.get(bytes);
        return bytes;
    }

    private void send(int code, byte[] head, byte[] document) throws IOException {
        var length = HEADER + head.length + document.length;
        var frame = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(length).putInt(1).putInt(0).putInt(code).put(head).put(document);
        socket.getOutputStream().write(frame.array());
        socket.getOutputStream().flush();
    }

    private byte[] receive() throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var length = Integer.reverseBytes(in.readInt());
        var rest = new byte[length - Integer.BYTES];
        in.readFully(rest);
        return Arrays.copyOfRange(rest, HEADER - Integer.BYTES, rest.length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
