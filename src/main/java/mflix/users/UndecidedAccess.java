package mflix.users;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Kind;
import mflix.problem.Problem;

/**
 * The last word on access: whatever no {@link AccessFilter} has let in is refused. So a server that did not call
 * {@link ProtectedPaths}, or could not make it, serves nothing. What a server answers by itself is {@code OPTIONS} alone.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION + 500)
public class UndecidedAccess implements ContainerRequestFilter {
    private static final Logger LOG = Logger.getLogger(UndecidedAccess.class.getName());

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        var isAdmitted = ProtectedPaths.isOurs(method)
                ? AccessFilter.hasAdmitted(request, method)
                : request.getMethod().equals(HttpMethod.OPTIONS);
        if (!isAdmitted) {
            LOG.log(Level.SEVERE, "access_undecided method={0}: refused", method);
            throw Problem.of(Kind.FORBIDDEN, "Nobody may do this.");
        }
    }
}
