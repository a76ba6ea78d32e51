package mflix.grizzly;

import mflix.problem.Kind;
import mflix.problem.Problem;

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
        return LastAnswer.of(Problem.of(kind, detail));
    }
}
