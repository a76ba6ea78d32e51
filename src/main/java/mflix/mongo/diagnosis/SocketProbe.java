package mflix.mongo.diagnosis;

import com.mongodb.ServerAddress;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * Asks a server one question over a socket of its own, which is closed after two seconds whatever comes. It trusts every
 * certificate, because it sends no password and trusts no answer: it only finds which kind of server is there.
 */
public final class SocketProbe implements ConnectionDiagnostics.Probe {
    private static final int PATIENCE_MILLIS = 2000;
    private static final int HEADER = 16;
    private static final int OP_MSG = 2013;
    private static final int LONGEST = 1 << 20;

    @Override
    public boolean speaksTls(ServerAddress server) {
        try (var socket = open(server);
                var tls = encrypted(socket, server, new AtomicBoolean())) {
            tls.startHandshake();
            return true;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean wantsCertificate(ServerAddress server) {
        var isAsked = new AtomicBoolean();
        try (var socket = open(server);
                var tls = encrypted(socket, server, isAsked)) {
            tls.startHandshake();
            return isAsked.get();
        } catch (IOException | GeneralSecurityException e) {
            return isAsked.get(); // it may end the handshake because there was none
        }
    }

    @Override
    public Optional<BsonDocument> hello(ServerAddress server, boolean isEncrypted, BsonDocument more) {
        try (var plain = open(server);
                var socket = isEncrypted ? encrypted(plain, server, new AtomicBoolean()) : plain) {
            socket.getOutputStream().write(message(more));
            socket.getOutputStream().flush();
            return Optional.of(answer(new DataInputStream(socket.getInputStream())));
        } catch (IOException | GeneralSecurityException | RuntimeException e) { // whatever came was no answer
            return Optional.empty();
        }
    }

    private static Socket open(ServerAddress server) throws IOException {
        var socket = new Socket();
        // a time-out counts from each byte, and a peer may send one now and then
        CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> close(socket));
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        return socket;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocket encrypted(Socket socket, ServerAddress server, AtomicBoolean isAsked)
            throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {new NoCertificate(isAsked)},
                new TrustManager[] {new AnyCertificate()},
                new SecureRandom());
        return (SSLSocket) context.getSocketFactory().createSocket(socket, server.getHost(), server.getPort(), true);
    }

    private static byte[] message(BsonDocument more) {
        var command = new BsonDocument("isMaster", new BsonInt32(1)).append("$db", new BsonString("admin"));
        command.putAll(more);
        var body = new BasicOutputBuffer();
        try (var writer = new BsonBinaryWriter(body)) {
            new BsonDocumentCodec()
                    .encode(writer, command, EncoderContext.builder().build());
        }
        var length = HEADER + 5 + body.size();
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putInt(1)
                .putInt(0)
                .putInt(OP_MSG)
                .putInt(0)
                .put((byte) 0)
                .put(body.toByteArray())
                .array();
    }

    private static BsonDocument answer(DataInputStream in) throws IOException {
        var header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        var length = header.getInt(0);
        if (header.getInt(12) != OP_MSG || length < HEADER + 5 || length > LONGEST) {
            throw new IOException("no answer of a MongoDB");
        }
        var body = in.readNBytes(length - HEADER);
        var document = ByteBuffer.wrap(body, 5, body.length - 5).slice();
        try (var reader = new BsonBinaryReader(document)) {
            return new BsonDocumentCodec()
                    .decode(reader, DecoderContext.builder().build());
        }
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Has none, and notes that it was asked. */
    private static final class NoCertificate extends X509ExtendedKeyManager {
        private final AtomicBoolean isAsked;

        NoCertificate(AtomicBoolean isAsked) {
            this.isAsked = isAsked;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            isAsked.set(true);
            return null;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[0];
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }
}
