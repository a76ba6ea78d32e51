package mflix.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import mflix.mongo.Draining;
import mflix.mongo.Preparation;
import mflix.mongo.Watch;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** {@code /health/live|started|ready}. Each reads what is known already; none asks the database or waits. */
@ApplicationScoped
public class DatabaseHealth {

    /** The process answers; that the database is away is no reason to be killed. */
    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.up("mflix");
    }

    /** Deployed, and the embedded database has its catalogue. Another database is not waited for. */
    @Produces
    @Startup
    HealthCheck started(Preparation preparation) {
        return () -> named("catalogue", preparation.isFilled());
    }

    /** The process is not asked to end, and the database answers, or is at least not known to be away. */
    @Produces
    @Readiness
    HealthCheck ready(Watch watch, Draining draining) {
        return () -> {
            var state = watch.sight().state();
            return named("database", !draining.isUnderWay() && (state == Watch.State.UP || state == Watch.State.BUSY));
        };
    }

    private static HealthCheckResponse named(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up).build();
    }
}
