package mflix.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import mflix.metrics.DurationHistogram;
import mflix.mongo.DatabaseMonitor;
import mflix.mongo.MongoConnection;
import mflix.mongo.ShutdownState;
import mflix.mongo.monitor.CommandTiming;
import mflix.mongo.monitor.PoolMonitor;
import mflix.mongo.settings.MongoSettings;
import mflix.mongo.settings.TlsOptions;

/** What the metrics contain about the database, read from the live client at each scrape. */
@ApplicationScoped
public class DatabaseMetrics {
    private static final List<String> COMMANDS =
            List.of("find", "aggregate", "getMore", "insert", "update", "delete", "findAndModify", "ping");

    @Inject
    private MetricsRegistry registry;

    @Inject
    private MongoConnection database;

    @Inject
    private DatabaseMonitor monitor;

    @Inject
    private ShutdownState shutdown;

    @Inject
    private MongoSettings settings;

    void begin(@Observes Startup event) {
        gauge("mflix_pool_limit", "The most connections to one server.", PoolMonitor::limit);
        gauge("mflix_pool_open", "Connections that are open.", PoolMonitor::open);
        gauge("mflix_pool_in_use", "Connections in use.", PoolMonitor::inUse);
        gauge("mflix_pool_most_in_use", "The most connections that were in use at once.", PoolMonitor::mostInUse);
        gauge("mflix_pool_waiting", "Threads that wait for a connection.", PoolMonitor::waiting);
        counter("mflix_pool_created_total", "Connections ever opened.", PoolMonitor::created);
        counter("mflix_pool_cleared_total", "How often all connections were thrown away.", PoolMonitor::cleared);
        counter("mflix_pool_refused_total", "Requests for a connection that ended without one.", PoolMonitor::refused);
        commands("mflix_database_commands_total", "Commands, those that failed included.", CommandTiming::count);
        commands("mflix_database_failures_total", "Commands that failed.", CommandTiming::failed);
        commands("mflix_database_seconds_total", "Seconds that commands took.", CommandTiming::seconds);
        registry.register(new HistogramFamily(
                "mflix_database_command_duration_seconds",
                "How long commands took, those that failed included.",
                this::durations));
        registry.register(MetricFamily.gauge(
                "mflix_database_up",
                "1 while the database answers.",
                () -> monitor.sight().state() == DatabaseMonitor.State.UP ? 1 : 0));
        registry.register(MetricFamily.gauge(
                "mflix_draining", "1 after the process was asked to end.", () -> shutdown.isUnderWay() ? 1 : 0));
        // the files that were read at the start; others in their place count from the next start on
        settings.uri()
                .flatMap(TlsOptions::firstEnd)
                .ifPresent(end -> registry.register(MetricFamily.gauge(
                        "mflix_certificate_end_timestamp_seconds",
                        "When the first certificate of the files for the database's TLS ends.",
                        end::getEpochSecond)));
    }

    private void gauge(String name, String help, Function<PoolMonitor, Number> value) {
        registry.register(MetricFamily.gauge(name, help, () -> read(live -> value.apply(live.pool()))));
    }

    private void counter(String name, String help, Function<PoolMonitor, Number> value) {
        registry.register(MetricFamily.counter(name, help, () -> read(live -> value.apply(live.pool()))));
    }

    private void commands(String name, String help, Function<CommandTiming, Number> value) {
        registry.register(
                new MetricFamily(name, MetricFamily.MetricKind.COUNTER, help, "command", () -> byCommand(value)));
    }

    private Map<String, Number> byCommand(Function<CommandTiming, Number> value) {
        var values = new TreeMap<String, Number>();
        COMMANDS.forEach(command ->
                values.put(command, read(live -> value.apply(live.commands().timing(command)))));
        return values;
    }

    private Map<String, DurationHistogram> durations() {
        var values = new TreeMap<String, DurationHistogram>();
        COMMANDS.forEach(command -> values.put(
                "command=\"" + command + '"',
                monitor.hasClient() ? database.commands().timing(command).durations() : new DurationHistogram()));
        return values;
    }

    // Without DNS there is no client yet, and so nothing to count; a scrape must not fail for that.
    private Number read(Function<MongoConnection, Number> value) {
        return monitor.hasClient() ? value.apply(database) : 0;
    }
}
