package mflix.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The name under which a request is found in the log, in {@code X-Request-Id} and in a problem's {@code instance}. */
final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "mflix.request-id";

    private RequestId() {}

    /** A UUID, made at the first call for this request; an id that a client sends is not used. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, UUID.randomUUID().toString());
        }
        return (String) request.getAttribute(ATTRIBUTE);
    }
}
