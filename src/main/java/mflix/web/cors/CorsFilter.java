package mflix.web.cors;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Cross-origin requests (the Fetch standard, CORS protocol): listed origins are allowed, without credentials; any other
 * origin gets no such header, so its browser refuses.
 */
@Provider
@Singleton
@Priority(Priorities.HEADER_DECORATOR)
public class CorsFilter implements ContainerResponseFilter {
    private static final String ORIGIN = "Origin";

    private final CorsOrigins origins;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public CorsFilter() {
        this(null);
    }

    @Inject
    public CorsFilter(CorsOrigins origins) {
        this.origins = origins;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var origin = request.getHeaderString(ORIGIN);
        if (origins.isEmpty()) {
            return;
        }
        // a reply to our own pages, or to an origin that is refused, must not be given to the listed ones by a cache;
        // this replaces the common header
        response.getHeaders().add(HttpHeaders.VARY, ORIGIN + ", " + HttpHeaders.ACCEPT_ENCODING);
        if (origin != null && origins.hold(origin)) {
            admit(origin, request, response);
        }
    }

    private static void admit(String origin, ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After, X-Request-Id");
        if (request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeaderString("Access-Control-Request-Method") != null) {
            headers.putSingle("Access-Control-Allow-Methods", String.join(", ", response.getAllowedMethods()));
            headers.putSingle("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, If-None-Match");
            headers.putSingle("Access-Control-Max-Age", 600);
        }
    }
}
