package mflix.users.access;

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
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/**
 * The last decision on access: a request that no {@link AccessFilter} has admitted is refused. So a server that did not call
 * {@link AccessFeature}, or could not make it, serves nothing. The server answers only {@code OPTIONS} by itself.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION + 500)
public class UndecidedAccessFilter implements ContainerRequestFilter {
    private static final Logger LOG = Logger.getLogger(UndecidedAccessFilter.class.getName());

    @Context
    private ResourceInfo resource;

    // region filter
    @Override
    public void filter(ContainerRequestContext request) {
        var method = matched(request).getResourceMethod();
        var isAdmitted = AccessFeature.isOurs(method)
                ? AccessFilter.hasAdmitted(request, method)
                : request.getMethod().equals(HttpMethod.OPTIONS);
        if (!isAdmitted) {
            LOG.log(Level.SEVERE, "access_undecided method={0}: refused", method);
            throw Problem.of(ProblemKind.FORBIDDEN, "Nobody may do this.");
        }
    }

    // Jersey's UriInfo has it too, without a look-up in a container for each call.
    private ResourceInfo matched(ContainerRequestContext request) {
        return request.getUriInfo() instanceof ResourceInfo info ? info : resource;
    }
    // endregion filter
}
