package mflix.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * The three probes, on every server, in the form of MicroProfile Health. Liveness is asked for all the time: its answer is the same
 * bytes each time.
 */
@WebServlet({HealthServlet.LIVE, HealthServlet.STARTED, HealthServlet.READY})
public class HealthServlet extends HttpServlet {
    static final String LIVE = "/health/live";
    static final String STARTED = "/health/started";
    static final String READY = "/health/ready";
    private static final long serialVersionUID = 1L;
    private static final Reply LIVE_REPLY = new Reply(HealthState.LIVE);
    private static final Reply STARTED_REPLY = new Reply(HealthState.STARTED);
    private static final Reply READY_REPLY = new Reply(HealthState.READY);

    @Inject
    private transient HealthState health;

    // region probes
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case STARTED -> STARTED_REPLY.send(health.isStarted(), response);
            case READY -> READY_REPLY.send(health.isReady(), response);
            default -> LIVE_REPLY.send(true, response);
        }
    }
    // endregion probes

    private static final class Reply {
        private final byte[] up;
        private final byte[] down;

        Reply(String check) {
            this.up = json(check, "UP");
            this.down = json(check, "DOWN");
        }

        private static byte[] json(String check, String status) {
            return String.format(
                            Locale.ROOT,
                            "{\"status\":\"%2$s\",\"checks\":[{\"name\":\"%1$s\",\"status\":\"%2$s\",\"data\":{}}]}",
                            check,
                            status)
                    .getBytes(UTF_8);
        }

        void send(boolean isUp, HttpServletResponse response) throws IOException {
            var body = isUp ? up : down;
            response.setStatus(isUp ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Cache-Control", "no-store");
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
