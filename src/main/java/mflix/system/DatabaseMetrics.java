package mflix.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mflix.mongo.CommandTiming;
import mflix.mongo.DatabaseMonitor;
import mflix.mongo.MongoConnection;
import mflix.mongo.PoolMonitor;
import mflix.mongo.ShutdownState;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What {@code /metrics} contains about the database, read from the live client at each scrape. */
@ApplicationScoped
public class DatabaseMetrics {
    private static final List<String> COMMANDS =
            List.of("find", "aggregate", "getMore", "insert", "update", "delete", "findAndModify", "ping");

    @Inject
    private MetricRegistry registry;

    @Inject
    private MongoConnection database;

    @Inject
    private DatabaseMonitor watch;

    @Inject
    private ShutdownState draining;

    void begin(@Observes Startup event) {
        pool("mflix_pool_limit", PoolMonitor::limit);
        pool("mflix_pool_open", PoolMonitor::open);
        pool("mflix_pool_in_use", PoolMonitor::inUse);
        pool("mflix_pool_most_in_use", PoolMonitor::mostInUse);
        pool("mflix_pool_waiting", PoolMonitor::waiting);
        pool("mflix_pool_created", PoolMonitor::created);
        pool("mflix_pool_cleared", PoolMonitor::cleared);
        pool("mflix_pool_refused", PoolMonitor::refused);
        COMMANDS.forEach(this::command);
        registry.gauge("mflix_database_up", watch, seen -> seen.sight().state() == DatabaseMonitor.State.UP ? 1 : 0);
        registry.gauge("mflix_draining", draining, now -> now.isUnderWay() ? 1 : 0);
    }

    private void pool(String name, ToDoubleFunction<PoolMonitor> value) {
        registry.gauge(name, this, metrics -> metrics.read(live -> value.applyAsDouble(live.pool())));
    }

    private void command(String command) {
        timing("mflix_database_commands", command, CommandTiming::count);
        timing("mflix_database_failures", command, CommandTiming::failed);
        timing("mflix_database_seconds", command, CommandTiming::seconds);
    }

    private void timing(String name, String command, ToDoubleFunction<CommandTiming> value) {
        registry.gauge(
                name,
                this,
                metrics ->
                        metrics.read(live -> value.applyAsDouble(live.commands().timing(command))),
                new Tag("command", command));
    }

    // Without DNS there is no client yet, and so nothing to count; a scrape must not fail for that.
    private double read(ToDoubleFunction<MongoConnection> value) {
        return watch.hasClient() ? value.applyAsDouble(database) : 0;
    }
}
