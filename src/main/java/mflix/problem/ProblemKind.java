package mflix.problem;

import java.util.Locale;

/** What can go wrong, as clients see it: the name is the {@code code} of the problem document. */
public enum ProblemKind {
    INVALID_REQUEST(400, "Invalid request"),
    INVALID_ID(400, "Invalid id"),
    INVALID_PARAMETER(400, "Invalid parameter", "The request cannot be read."),
    UNKNOWN_PARAMETER(400, "Unknown parameter"),
    REPEATED_PARAMETER(400, "Repeated parameter"),
    MISSING_PARAMETER(400, "Missing parameter"),
    INVALID_BODY(400, "Invalid request body"),
    VALIDATION_FAILED(400, "Validation failed"),
    INVALID_DATA(400, "Invalid data", "The database refused the document as it stands."),
    UNAUTHORIZED(401, "Unauthorized", "Log in first: this needs a token in the Authorization header."),
    WRONG_PASSWORD(401, "Wrong password"),
    FORBIDDEN(403, "Forbidden", "Only administrators may do this."),
    NOT_OWNER(403, "Not your comment"),
    NOT_FOUND(404, "Not found", "There is nothing at this address."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "This address does not answer this method; the Allow header lists those it does."),
    NOT_ACCEPTABLE(406, "Not acceptable", "Answers are JSON; the Accept header must admit application/json."),
    REQUEST_TIMEOUT(408, "Request timeout"),
    ALREADY_EXISTS(409, "Already exists", "There is one already."),
    CONFLICT(409, "Conflict"),
    PRECONDITION_FAILED(412, "Precondition failed"),
    BODY_TOO_LARGE(413, "Request body too large", "The request body is larger than this address accepts."),
    URI_TOO_LONG(414, "Address too long"),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "Send JSON: Content-Type must be application/json in UTF-8, without Content-Encoding."),
    EXPECTATION_FAILED(417, "Expectation failed"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "Request headers too large"),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "Something went wrong on our side. The reference in \"instance\" finds it in our log."),
    DATABASE_REFUSED(
            500,
            "Database refused the request",
            "The database does not let the application do this. An administrator must check its user."),
    NOT_IMPLEMENTED(501, "Not implemented"),
    DATABASE_UNAVAILABLE(
            503, "Database unavailable", "The database cannot be reached at the moment. Try again in a few seconds."),
    DATABASE_TIMEOUT(503, "Database too slow", "The database took too long to answer. Try again, or ask for less."),
    POOL_EXHAUSTED(
            503, "No database connection free", "All database connections are in use. Try again in a few seconds."),
    WRITE_UNCONFIRMED(
            503,
            "Write not confirmed",
            "It was written, but the majority of the database did not confirm it in time. Read it again"
                    + " before repeating."),
    STORAGE_FULL(503, "Storage full", "The database cannot store more at the moment. Reading goes on."),
    SERVER_BUSY(503, "Server busy"),
    SHUTTING_DOWN(503, "Shutting down", "This server is being stopped. Try again in a few seconds."),
    NOT_STARTED(503, "Not started"),
    HTTP_VERSION_NOT_SUPPORTED(505, "HTTP version not supported"),
    MIGRATION_RUNNING(409, "Migration running"),
    ILLEGAL_ACTION(409, "Illegal action"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
    PLAN_BUSY(503, "Plan busy");

    private final int status;
    private final String title;
    private final String sentence;

    // Every refusal of this kind has a sentence of its own, which says what was wrong.
    ProblemKind(int status, String title) {
        this(status, title, title + ".");
    }

    ProblemKind(int status, String title, String sentence) {
        this.status = status;
        this.title = title;
        this.sentence = sentence;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What a person reads when there is nothing more exact to say. */
    public String sentence() {
        return sentence;
    }

    /** The {@code type} of the problem document: {@code urn:mflix:problem:invalid-id}. */
    public String type() {
        return "urn:mflix:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
