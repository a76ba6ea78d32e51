package mflix.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.Config;
import mflix.problem.Shown;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts requests by their status and, when {@code mflix.log.requests} says so, writes one line for each. */
@WebFilter("/*")
public class RequestLog implements Filter {
    private static final Logger LOG = Logger.getLogger(RequestLog.class.getName());

    @Inject
    private MetricRegistry registry;

    @Inject
    private Config config;

    private boolean isOn;

    @Override
    public void init(FilterConfig filter) {
        isOn = WebSettings.logsRequests(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var began = System.nanoTime();
        var status = 500; // when it fails, the container has not answered yet
        try {
            chain.doFilter(request, response);
            status = ((HttpServletResponse) response).getStatus();
        } finally {
            count((HttpServletRequest) request, status, System.nanoTime() - began);
        }
    }

    private void count(HttpServletRequest request, int status, long nanos) {
        registry.counter("mflix_requests", new Tag("code", String.valueOf(status)))
                .inc();
        if (isOn) {
            LOG.log(Level.INFO, "request method={0} path={1} status={2} ms={3} id={4}", new Object[] {
                request.getMethod(),
                Shown.plain(request.getRequestURI()),
                status,
                Long.toString(nanos / 1_000_000),
                RequestId.of(request)
            });
        }
    }
}
