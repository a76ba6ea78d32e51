package mflix.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Logger;

/**
 * Keeps strangers from filling the log: for an address with a broken escape ({@code %zz}) the server writes a stack trace as if it
 * had failed itself. Its line stays, the trace goes.
 */
@WebListener
public class QuietServer implements ServletContextListener {
    // kept, or what is set on it is lost with the logger
    private static final Logger CONTAINER = Logger.getLogger("jakarta.enterprise.web.core");

    @Override
    public void contextInitialized(ServletContextEvent event) {
        CONTAINER.setFilter(line -> {
            if (line.getThrown() instanceof IllegalArgumentException) {
                line.setThrown(null);
            }
            return true;
        });
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        CONTAINER.setFilter(null);
    }
}
