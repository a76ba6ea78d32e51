package mflix.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import mflix.mongo.Failures;
import mflix.mongo.Watch;
import mflix.problem.Kind;
import mflix.problem.Problem;

/**
 * While the database is known to be away, requests are refused at once: otherwise every thread of the server would wait for
 * it, and those who ask whether the server lives would get no answer.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION - 200)
public class DatabaseGate implements ContainerRequestFilter {
    private final Watch watch;

    @Inject
    public DatabaseGate(Watch watch) {
        this.watch = watch;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (watch.isDown()) {
            throw Problem.of(Kind.DATABASE_UNAVAILABLE, Failures.sentence(Kind.DATABASE_UNAVAILABLE));
        }
    }
}
