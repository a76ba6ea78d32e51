package mflix.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mflix.mongo.Database;
import mflix.mongo.Draining;
import mflix.mongo.Pool;
import mflix.mongo.Timing;
import mflix.mongo.Watch;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What {@code /metrics} says about the database, read from the live client at each scrape. */
@ApplicationScoped
public class Metrics {
    private static final List<String> COMMANDS =
            List.of("find", "aggregate", "getMore", "insert", "update", "delete", "findAndModify", "ping");

    @Inject
    private MetricRegistry registry;

    @Inject
    private Database database;

    @Inject
    private Watch watch;

    @Inject
    private Draining draining;

    void begin(@Observes Startup event) {
        pool("mflix_pool_limit", Pool::limit);
        pool("mflix_pool_open", Pool::open);
        pool("mflix_pool_in_use", Pool::inUse);
        pool("mflix_pool_most_in_use", Pool::mostInUse);
        pool("mflix_pool_waiting", Pool::waiting);
        pool("mflix_pool_created", Pool::created);
        pool("mflix_pool_cleared", Pool::cleared);
        pool("mflix_pool_refused", Pool::refused);
        COMMANDS.forEach(this::command);
        registry.gauge("mflix_database_up", watch, seen -> seen.sight().state() == Watch.State.UP ? 1 : 0);
        registry.gauge("mflix_draining", draining, now -> now.isUnderWay() ? 1 : 0);
    }

    private void pool(String name, ToDoubleFunction<Pool> value) {
        registry.gauge(name, this, metrics -> metrics.read(live -> value.applyAsDouble(live.pool())));
    }

    private void command(String command) {
        timing("mflix_database_commands", command, Timing::count);
        timing("mflix_database_failures", command, Timing::failed);
        timing("mflix_database_seconds", command, Timing::seconds);
    }

    private void timing(String name, String command, ToDoubleFunction<Timing> value) {
        registry.gauge(
                name,
                this,
                metrics ->
                        metrics.read(live -> value.applyAsDouble(live.commands().timing(command))),
                new Tag("command", command));
    }

    // Without DNS there is no client yet, and so nothing to count; a scrape must not fail for that.
    private double read(ToDoubleFunction<Database> value) {
        return watch.hasClient() ? value.applyAsDouble(database) : 0;
    }
}
