package mflix.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import mflix.mongo.DatabaseMonitor;
import mflix.problem.Problem;
import mflix.request.AnswersWithoutDatabase;

/**
 * While the database is known to be away, or to refuse the application, requests are refused at once: otherwise every thread of
 * the server would wait for it, and liveness probes would get no answer. Resources that answer from memory go on.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION - 200)
public class DatabaseAvailabilityFilter implements ContainerRequestFilter {
    private final DatabaseMonitor monitor;

    @Context
    private ResourceInfo resource;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public DatabaseAvailabilityFilter() {
        this(null);
    }

    @Inject
    public DatabaseAvailabilityFilter(DatabaseMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        monitor.refusal().filter(kind -> !isForBadTimes()).ifPresent(kind -> {
            throw Problem.of(kind);
        });
    }

    private boolean isForBadTimes() {
        var method = resource.getResourceMethod();
        return method != null && method.isAnnotationPresent(AnswersWithoutDatabase.class);
    }
}
