package mflix.grizzly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import mflix.problem.Kind;
import mflix.problem.Problem;
import mflix.web.BareReply;
import org.glassfish.grizzly.http.util.HttpStatus;

/** Why a client is refused, as the bytes of a last answer. */
enum Farewell {
    TOO_SLOW(Kind.REQUEST_TIMEOUT, "The request did not come whole in time. Send it again, without pauses."),
    NO_MEMORY(Kind.SERVER_BUSY, "This server holds as many unfinished requests as it can. Try again in a few seconds.");

    private final Kind kind;
    private final String detail;

    Farewell(Kind kind, String detail) {
        this.kind = kind;
        this.detail = detail;
    }

    byte[] bytes() {
        var reply = BareReply.closing(Problem.of(kind, detail));
        var status = HttpStatus.getHttpStatus(reply.status());
        var head = new StringBuilder("HTTP/1.1 " + reply.status() + " ")
                .append(new String(status.getReasonPhraseBytes(), ISO_8859_1))
                .append("\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        bytes.writeBytes(reply.body());
        return bytes.toByteArray();
    }
}
