package mflix.grizzly;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Puts our filters into the server's HTTP listeners while the application is there. This class names no class of Grizzly's, so
 * that it loads on any server.
 */
@WebListener
public class GrizzlyStartup implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(GrizzlyStartup.class.getName());
    private static final Map<String, Function<AttachedFilters, Number>> GAUGES = Map.of(
            "mflix_connections", AttachedFilters::connections,
            "mflix_request_bytes_held", AttachedFilters::heldBytes,
            "mflix_reply_bytes_waiting", AttachedFilters::owedBytes);

    @Inject
    private MetricRegistry registry;

    private AttachedFilters guard;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            guard = FilterChainInstaller.toThisServer();
            GAUGES.forEach((name, value) -> registry.gauge(name, guard, value));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.WARNING, "connections_not_guarded because={0}", e.toString());
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (guard != null) {
            GAUGES.keySet().forEach(registry::remove);
            guard.leave();
        }
    }
}
