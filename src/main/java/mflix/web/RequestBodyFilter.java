package mflix.web;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/** What a request body must be before a byte of it is read: JSON in UTF-8 as it is, within its limit; counted while it is read. */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION - 300)
public class RequestBodyFilter implements ContainerRequestFilter {
    private static final long LIMIT = 64L * 1024;
    private static final long BATCH_LIMIT = 4L * 1024 * 1024;
    private static final String BATCH = "movies/batch";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!hasBody(request)) {
            return;
        }
        if (request.getHeaderString(HttpHeaders.CONTENT_ENCODING) != null || !isJson(request.getMediaType())) {
            throw Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        }
        var path = request.getUriInfo().getPath().replaceAll("^/|/$", "");
        var limit = path.equals(BATCH) ? BATCH_LIMIT : LIMIT;
        if (announced(request) > limit) {
            throw Problem.of(ProblemKind.BODY_TOO_LARGE);
        }
        request.setEntityStream(new LimitedInputStream(request.getEntityStream(), limit));
    }

    static boolean hasBody(ContainerRequestContext request) {
        return announced(request) > 0 || request.getHeaderString("Transfer-Encoding") != null;
    }

    // As text, because the standard accessor fails beyond an int.
    private static long announced(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("[0-9]+")) {
            return 0;
        }
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    private static boolean isJson(MediaType type) {
        if (type == null) {
            return false;
        }
        var charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return type.getType().equalsIgnoreCase("application")
                && (type.getSubtype().equalsIgnoreCase("json")
                        || type.getSubtype().equalsIgnoreCase("merge-patch+json"))
                && charset.toLowerCase(Locale.ROOT).equals("utf-8");
    }
}
