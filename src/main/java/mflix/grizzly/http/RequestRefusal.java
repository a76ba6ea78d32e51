package mflix.grizzly.http;

import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/** Why a request is refused before its content is looked at. */
public enum RequestRefusal {
    REQUEST_LINE(
            ProblemKind.INVALID_REQUEST,
            "A request begins with its method, its address and HTTP/1.1, with one blank between them."),
    VERSION(ProblemKind.HTTP_VERSION_NOT_SUPPORTED, "This server speaks HTTP/1.1 and HTTP/1.0."),
    TARGET(
            ProblemKind.INVALID_REQUEST,
            "The address cannot be read: it must be a path, in UTF-8, and each % in it begins two hexadecimal digits."),
    TARGET_TOO_LONG(ProblemKind.URI_TOO_LONG, "The address is longer than this server takes."),
    FIELD(
            ProblemKind.INVALID_REQUEST,
            "A header cannot be read: each is a line of its own with a name, a colon and a value without control characters."),
    FIELDS_TOO_LARGE(ProblemKind.HEADERS_TOO_LARGE, "The headers are longer or more than this server takes."),
    HOST(ProblemKind.INVALID_REQUEST, "There must be one Host header, with the name of a host and perhaps a port."),
    LENGTH(
            ProblemKind.INVALID_REQUEST,
            "It is not clear where the body ends: send one Content-Length or Transfer-Encoding: chunked."),
    TOO_LARGE(ProblemKind.BODY_TOO_LARGE, "The request body is larger than this server accepts."),
    CODING(ProblemKind.NOT_IMPLEMENTED, "The only transfer coding that this server knows is chunked."),
    CHUNK(ProblemKind.INVALID_REQUEST, "The body cannot be read: its chunks are malformed."),
    UNREADABLE(ProblemKind.INVALID_REQUEST, "The request cannot be read."),
    EXPECTATION(ProblemKind.EXPECTATION_FAILED, "The only expectation that this server can meet is 100-continue.");

    private final ProblemKind kind;
    private final String detail;

    RequestRefusal(ProblemKind kind, String detail) {
        this.kind = kind;
        this.detail = detail;
    }

    public Problem problem() {
        return Problem.of(kind, detail);
    }
}
