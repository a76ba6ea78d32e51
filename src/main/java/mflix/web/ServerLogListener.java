package mflix.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Prevents HTTP clients from filling the log. For an address with a broken escape ({@code %zz}) the server writes a stack
 * trace as if it had failed itself: the line is kept, the trace is removed. For a client that went away before its reply it
 * writes several: all are removed.
 */
@WebListener
public class ServerLogListener implements ServletContextListener {
    // kept, or what is set on them is lost with the logger
    private static final Logger CONTAINER = Logger.getLogger("jakarta.enterprise.web.core");
    private static final List<Logger> REPLYING = List.of(
            CONTAINER,
            Logger.getLogger("jakarta.enterprise.web"),
            Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder"));
    private static final Set<String> GONE = Set.of(
            "Locally closed", "Remotely closed", "Connection is closed", "Connection reset by peer", "Broken pipe");

    @Override
    public void contextInitialized(ServletContextEvent event) {
        REPLYING.forEach(logger -> logger.setFilter(line -> !isGone(line.getThrown())));
        CONTAINER.setFilter(line -> {
            if (line.getThrown() instanceof IllegalArgumentException) {
                line.setThrown(null);
            }
            return !isGone(line.getThrown());
        });
    }

    private static boolean isGone(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && GONE.contains(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        REPLYING.forEach(logger -> logger.setFilter(null));
    }
}
