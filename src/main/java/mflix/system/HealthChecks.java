package mflix.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import mflix.mongo.DatabaseMonitor;
import mflix.mongo.DatabasePreparation;
import mflix.mongo.ShutdownState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** {@code /health/live|started|ready}. Each reads a value kept in memory; none asks the database or waits. */
@ApplicationScoped
public class HealthChecks {

    /** The process answers; that the database is away is no reason to be killed. */
    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.up("mflix");
    }

    /** Deployed, and the embedded database has its catalogue. Another database is not waited for. */
    @Produces
    @Startup
    HealthCheck started(DatabasePreparation preparation) {
        return () -> named("catalogue", preparation.isFilled());
    }

    /** The process is not asked to end, and the database answers, or at least has not been found away. */
    @Produces
    @Readiness
    HealthCheck ready(DatabaseMonitor watch, ShutdownState draining) {
        return () -> {
            var state = watch.sight().state();
            return named(
                    "database",
                    !draining.isUnderWay()
                            && (state == DatabaseMonitor.State.UP || state == DatabaseMonitor.State.BUSY));
        };
    }

    private static HealthCheckResponse named(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up).build();
    }
}
