package mflix.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Completes the headers by which a method is chosen. {@code Accept}: a client that accepts our problem documents accepts JSON, and a
 * weight of 0 excludes. {@code Content-Type}: where there is no body, none is missing. The matching itself comes later, after path
 * and method.
 */
@Provider
@Singleton
@PreMatching
public class AcceptFilter implements ContainerRequestFilter {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String NOTHING_WE_HAVE = "application/x-nothing";

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.ACCEPT) != null) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, meant(request));
        }
        if (WRITING.contains(request.getMethod()) && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
            withoutBody(request);
        }
    }

    // Its type is asked for by servers that then do not look whether there is one. With a body it stays missing.
    private static void withoutBody(ContainerRequestContext request) {
        if (!RequestBodyFilter.hasBody(request)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    private static String meant(ContainerRequestContext request) {
        try {
            var types = request.getAcceptableMediaTypes().stream()
                    .filter(AcceptFilter::isWanted)
                    .map(type -> type.toString().replace("problem+json", "json"))
                    .collect(Collectors.joining(", "));
            return types.isEmpty() ? NOTHING_WE_HAVE : types;
        } catch (ProcessingException e) {
            return NOTHING_WE_HAVE; // it cannot be read, so it accepts no type that we have
        }
    }

    private static boolean isWanted(MediaType type) {
        return !type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
    }
}
