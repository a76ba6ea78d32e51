package mflix.system.microprofile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import mflix.system.HealthState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** {@link HealthState} on the health page of a server that has one. */
@ApplicationScoped
public class HealthChecks {

    @Produces
    @Liveness
    HealthCheck live(HealthState health) {
        return () -> named(HealthState.LIVE, health.isLive());
    }

    @Produces
    @Startup
    HealthCheck started(HealthState health) {
        return () -> named(HealthState.STARTED, health.isStarted());
    }

    @Produces
    @Readiness
    HealthCheck ready(HealthState health) {
        return () -> named(HealthState.READY, health.isReady());
    }

    private static HealthCheckResponse named(String name, boolean up) {
        return HealthCheckResponse.named(name).status(up).build();
    }
}
