package mflix.grizzly;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.system.MetricFamily;
import mflix.system.MetricsRegistry;

/**
 * Puts our filters into the server's HTTP listeners while the application is there. This class names no class of Grizzly's, so
 * that it loads on any server.
 */
@WebListener
public class GrizzlyStartup implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(GrizzlyStartup.class.getName());
    private static final String CONNECTIONS = "mflix_connections";
    private static final String HELD = "mflix_request_bytes_held";
    private static final String WAITING = "mflix_reply_bytes_waiting";

    @Inject
    private MetricsRegistry metrics;

    private AttachedFilters filters;
    private DrainingHook draining;
    private Optional<ListenerOpening> opening = Optional.empty();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            filters = FilterChainInstaller.toThisServer();
            draining = DrainingHook.during(Duration.ofMillis(Long.getLong("mflix.grace", 0)), filters::closeListeners);
            opening = opening(event.getServletContext().getContextPath());
            metrics.register(MetricFamily.gauge(CONNECTIONS, "Connections of clients.", filters::connections));
            metrics.register(MetricFamily.gauge(HELD, "Bytes of requests that are not complete.", filters::heldBytes));
            metrics.register(
                    MetricFamily.gauge(WAITING, "Bytes of replies that clients have not taken.", filters::owedBytes));
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.WARNING, "connections_not_guarded because={0}", e.toString());
        }
    }

    private Optional<ListenerOpening> opening(String contextPath) {
        return ListenerOpening.Wanted.ofProcess(contextPath)
                .map(wanted -> ListenerOpening.when(
                        wanted.health(), () -> filters.listenAt(wanted.site()), GrizzlyStartup::endProcess));
    }

    // that of a launcher, which has nothing but this site
    private static void endProcess() {
        System.exit(1);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (filters != null) {
            List.of(CONNECTIONS, HELD, WAITING).forEach(metrics::remove);
            draining.remove();
            opening.ifPresent(ListenerOpening::cancel);
            filters.leave();
        }
    }
}
