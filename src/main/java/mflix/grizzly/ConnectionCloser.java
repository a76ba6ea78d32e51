package mflix.grizzly;

import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/** Why a client is refused, as the bytes of a last answer. */
enum ConnectionCloser {
    TOO_SLOW(ProblemKind.REQUEST_TIMEOUT, "The request did not come whole in time. Send it again, without pauses."),
    NO_MEMORY(
            ProblemKind.SERVER_BUSY,
            "This server holds as many unfinished requests as it can. Try again in a few seconds.");

    private final ProblemKind kind;
    private final String detail;

    ConnectionCloser(ProblemKind kind, String detail) {
        this.kind = kind;
        this.detail = detail;
    }

    byte[] bytes() {
        return LastReply.of(Problem.of(kind, detail));
    }
}
