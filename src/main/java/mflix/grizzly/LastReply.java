package mflix.grizzly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import mflix.problem.Problem;
import mflix.web.RawProblemReply;

/** A refusal as the bytes of an answer after which its connection is closed. */
final class LastReply {
    private LastReply() {}

    static byte[] of(Problem problem) {
        var reply = RawProblemReply.closing(problem);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head(reply, problem.kind().title()));
        bytes.writeBytes(reply.body());
        return bytes.toByteArray();
    }

    /** For {@code HEAD}. */
    static byte[] withoutBody(Problem problem) {
        return head(RawProblemReply.closing(problem), problem.kind().title());
    }

    private static byte[] head(RawProblemReply reply, String reason) {
        var head = new StringBuilder("HTTP/1.1 " + reply.status() + " " + reason + "\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}
