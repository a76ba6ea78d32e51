package mflix.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** HTTP byte by byte, for what no client would send. */
public final class RawHttp {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");
    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /** Sends the bytes and returns the answer, whose length must be announced; the connection may stay open behind it. */
    public static String exchange(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                return head + new String(in.readNBytes(announced(head)), ISO_8859_1);
            }
        }
        return head.toString();
    }

    private static int announced(CharSequence head) {
        var length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    /** One answer; header names are in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // made to be read once
    public record Reply(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, UTF_8);
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** Sends these pieces one after the other and returns all answers; each character of them is a byte. The server must close the connection. */
    public static List<Reply> send(int port, boolean isHead, String... pieces) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            for (var piece : pieces) {
                socket.getOutputStream().write(piece.getBytes(ISO_8859_1));
                socket.getOutputStream().flush();
            }
            return replies(socket.getInputStream().readAllBytes(), isHead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Only the first request may be a HEAD.
    private static List<Reply> replies(byte[] bytes, boolean isHead) throws IOException {
        var in = new ByteArrayInputStream(bytes);
        var replies = new ArrayList<Reply>();
        while (in.available() > 0) {
            var status = Integer.parseInt(line(in).split(" ", 3)[1]);
            var headers = headers(in);
            var hasNone = (isHead && replies.isEmpty()) || status == 204 || status == 304 || status < 200;
            replies.add(new Reply(status, headers, hasNone ? new byte[0] : body(in, headers)));
        }
        return replies;
    }

    private static Map<String, String> headers(ByteArrayInputStream in) {
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(ByteArrayInputStream in, Map<String, String> headers) throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length")));
        }
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(ByteArrayInputStream in) {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
