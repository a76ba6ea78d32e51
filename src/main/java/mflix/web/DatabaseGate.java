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
import mflix.mongo.Failures;
import mflix.mongo.Watch;
import mflix.problem.Problem;
import mflix.problem.WithoutDatabase;

/**
 * While the database is known to be away, or to refuse the application, requests are refused at once: otherwise every thread of
 * the server would wait for it, and those who ask whether the server lives would get no answer. What answers from memory goes on.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION - 200)
public class DatabaseGate implements ContainerRequestFilter {
    private final Watch watch;

    @Context
    private ResourceInfo resource;

    @Inject
    public DatabaseGate(Watch watch) {
        this.watch = watch;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        watch.refusal().filter(kind -> !isForBadTimes()).ifPresent(kind -> {
            throw Problem.of(kind, Failures.sentence(kind));
        });
    }

    private boolean isForBadTimes() {
        var method = resource.getResourceMethod();
        return method != null && method.isAnnotationPresent(WithoutDatabase.class);
    }
}
