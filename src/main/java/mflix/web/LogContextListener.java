package mflix.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import mflix.settings.SettingsReader;

/**
 * Gives the formatter of a log in JSON the request that a thread works on. That class belongs to the server and has another class loader,
 * so the two share a system property whose value is a {@code ThreadLocal}.
 */
@WebListener
public class LogContextListener implements ServletRequestListener, ServletContextListener {
    private static final String REQUEST_ID = "mflix request id of this thread";
    private static final ThreadLocal<Supplier<String>> OF_THREAD = new ThreadLocal<>();

    @Inject
    private SettingsReader config;

    private volatile boolean isOn;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        isOn = WebSettingsCheck.logsJson(config);
        if (isOn) {
            System.getProperties().put(REQUEST_ID, OF_THREAD);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        System.getProperties().remove(REQUEST_ID, OF_THREAD);
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (isOn && event.getServletRequest() instanceof HttpServletRequest request) {
            OF_THREAD.set(() -> RequestId.of(request));
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        OF_THREAD.remove();
    }
}
