package mflix.system;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import mflix.mongo.DatabaseMonitor;
import mflix.mongo.DatabasePreparation;
import mflix.mongo.ShutdownState;

/**
 * What the probes ask. Each answer is a value kept in memory; none asks the database or waits.
 */
@Singleton
public class HealthState {
    /** What is checked, as each probe names it. */
    public static final String LIVE = "mflix";

    public static final String STARTED = "catalogue";
    public static final String READY = "database";

    private final DatabasePreparation preparation;
    private final DatabaseMonitor monitor;
    private final ShutdownState shutdown;
    private volatile boolean hasStartFailed;

    @Inject
    public HealthState(DatabasePreparation preparation, DatabaseMonitor monitor, ShutdownState shutdown) {
        this.preparation = preparation;
        this.monitor = monitor;
        this.shutdown = shutdown;
    }

    /** A part without which nothing is served could not be started. Every probe says so, those on a server's own page too. */
    public void markStartFailed() {
        hasStartFailed = true;
    }

    /** The process answers, and nothing has made its start a failure. */
    public boolean isLive() {
        return !hasStartFailed;
    }

    /** Deployed, and the embedded database has its catalogue. Another database is not waited for. */
    public boolean isStarted() {
        return isLive() && preparation.isFilled();
    }

    /** The process is not asked to end, and the database answers, or at least has not been found away. */
    public boolean isReady() {
        return isLive() && !shutdown.isUnderWay() && isDatabaseUp();
    }

    private boolean isDatabaseUp() {
        var state = monitor.sight().state();
        return state == DatabaseMonitor.State.UP || state == DatabaseMonitor.State.BUSY;
    }
}
