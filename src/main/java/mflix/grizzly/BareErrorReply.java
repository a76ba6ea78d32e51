package mflix.grizzly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.glassfish.grizzly.Buffer;

/** The reply of a server that could not read a request: no body, and no header that describes one. */
final class BareErrorReply {
    private static final byte[] BEGIN = "HTTP/1.1 400 ".getBytes(ISO_8859_1);
    private static final int LONGEST = 512;

    private BareErrorReply() {}

    static boolean isIn(Buffer reply) {
        if (reply.remaining() > LONGEST || !begins(reply)) {
            return false;
        }
        var head = reply.toStringContent(ISO_8859_1);
        return head.contains("\r\nConnection: close\r\n")
                && head.contains("\r\nContent-Length: 0\r\n")
                && head.endsWith("\r\n\r\n");
    }

    private static boolean begins(Buffer reply) {
        if (reply.remaining() < BEGIN.length) {
            return false;
        }
        for (int i = 0; i < BEGIN.length; i++) {
            if (reply.get(reply.position() + i) != BEGIN[i]) {
                return false;
            }
        }
        return true;
    }
}
