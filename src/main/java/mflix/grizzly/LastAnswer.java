package mflix.grizzly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import mflix.problem.Problem;
import mflix.web.BareReply;

/** A refusal as the bytes of an answer after which its connection is closed. */
final class LastAnswer {
    private LastAnswer() {}

    static byte[] of(Problem problem) {
        var reply = BareReply.closing(problem);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head(reply, problem.kind().title()));
        bytes.writeBytes(reply.body());
        return bytes.toByteArray();
    }

    /** For {@code HEAD}. */
    static byte[] withoutBody(Problem problem) {
        return head(BareReply.closing(problem), problem.kind().title());
    }

    private static byte[] head(BareReply reply, String reason) {
        var head = new StringBuilder("HTTP/1.1 " + reply.status() + " " + reason + "\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}
