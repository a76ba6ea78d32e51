package mflix.grizzly;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts our filters into the server's HTTP listeners while the application is there. This class names no class of Grizzly's, so
 * that it loads on any server.
 */
@WebListener
public class GrizzlyStart implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(GrizzlyStart.class.getName());

    private AutoCloseable attachment;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            attachment = Attachment.toThisServer();
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.WARNING, "connections_not_guarded because={0}", e.toString());
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (attachment == null) {
            return;
        }
        try {
            attachment.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "connections_still_guarded", e);
        }
    }
}
