package mflix.status;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import mflix.status.checks.SiteAddress;

/** Gives {@link SiteAddress} the address where requests arrive: the launcher's, else that of the first request. */
@WebListener
public class SiteAddressListener implements ServletContextListener, ServletRequestListener {

    private static final String HOST = "mflix.host";
    private static final String PORT = "mflix.port";

    @Inject
    private SiteAddress ownAddress;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var port = Integer.getInteger(PORT);
        if (port != null) {
            ownAddress.learn(
                    System.getProperty(HOST, "127.0.0.1"),
                    port,
                    event.getServletContext().getContextPath());
        }
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        var request = event.getServletRequest();
        if (!request.isSecure()) {
            ownAddress.learn(
                    request.getLocalAddr(),
                    request.getLocalPort(),
                    event.getServletContext().getContextPath());
        }
    }
}
