package mflix.problem;

import java.util.Locale;

/** What can go wrong, as clients see it: the name is the {@code code} of the problem document, with its HTTP status and title. */
public enum ProblemKind {
    INVALID_REQUEST(400, "Invalid request"),
    INVALID_ID(400, "Invalid id"),
    INVALID_PARAMETER(400, "Invalid parameter"),
    UNKNOWN_PARAMETER(400, "Unknown parameter"),
    REPEATED_PARAMETER(400, "Repeated parameter"),
    MISSING_PARAMETER(400, "Missing parameter"),
    INVALID_BODY(400, "Invalid request body"),
    VALIDATION_FAILED(400, "Validation failed"),
    INVALID_DATA(400, "Invalid data"),
    UNAUTHORIZED(401, "Unauthorized"),
    WRONG_PASSWORD(401, "Wrong password"),
    FORBIDDEN(403, "Forbidden"),
    NOT_OWNER(403, "Not your comment"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    REQUEST_TIMEOUT(408, "Request timeout"),
    ALREADY_EXISTS(409, "Already exists"),
    CONFLICT(409, "Conflict"),
    PRECONDITION_FAILED(412, "Precondition failed"),
    BODY_TOO_LARGE(413, "Request body too large"),
    URI_TOO_LONG(414, "Address too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    EXPECTATION_FAILED(417, "Expectation failed"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "Request headers too large"),
    INTERNAL_ERROR(500, "Internal error"),
    DATABASE_REFUSED(500, "Database refused the request"),
    NOT_IMPLEMENTED(501, "Not implemented"),
    DATABASE_UNAVAILABLE(503, "Database unavailable"),
    DATABASE_TIMEOUT(503, "Database too slow"),
    POOL_EXHAUSTED(503, "No database connection free"),
    WRITE_UNCONFIRMED(503, "Write not confirmed"),
    STORAGE_FULL(503, "Storage full"),
    SERVER_BUSY(503, "Server busy"),
    SHUTTING_DOWN(503, "Shutting down"),
    NOT_STARTED(503, "Not started"),
    HTTP_VERSION_NOT_SUPPORTED(505, "HTTP version not supported"),
    MIGRATION_RUNNING(409, "Migration running"),
    ILLEGAL_ACTION(409, "Illegal action"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
    PLAN_BUSY(503, "Plan busy");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The {@code type} of the problem document: {@code urn:mflix:problem:invalid-id}. */
    public String type() {
        return "urn:mflix:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
