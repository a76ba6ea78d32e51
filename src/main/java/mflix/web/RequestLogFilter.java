package mflix.web;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.ShutdownState;
import mflix.mongo.bounds.RequestTime;
import mflix.problem.SafeText;
import mflix.settings.SettingsReader;
import mflix.system.RequestCounts;
import mflix.system.RequestDurations;
import mflix.web.trace.RequestTracing;
import mflix.web.trace.RouteFilter;

/**
 * Counts requests by their status, their duration by template, and, when {@code mflix.log.requests} is set, writes one line for each.
 * All commands of a request that only reads share one bound of time. While the process ends, every reply sends its client elsewhere.
 */
@Singleton
public class RequestLogFilter implements Filter {
    private static final Logger LOG = Logger.getLogger(RequestLogFilter.class.getName());

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Inject
    private RequestCounts counts;

    @Inject
    private RequestDurations durations;

    @Inject
    private SettingsReader config;

    @Inject
    private ShutdownState shutdown;

    @Inject
    private Instance<RequestTracing> tracing;

    private boolean isOn;
    private Optional<RequestTracing> traces = Optional.empty();

    @Override
    public void init(FilterConfig filter) {
        isOn = WebSettingsCheck.logsRequests(config);
        traces = tracing.stream().findFirst();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var began = System.nanoTime();
        var trace = traces.map(tracer -> tracer.begin((HttpServletRequest) request));
        var status = 500; // when it fails, the container has not answered yet
        if (shutdown.isUnderWay()) {
            ((HttpServletResponse) response).setHeader("Connection", "close");
        }
        if (READING.contains(((HttpServletRequest) request).getMethod())) {
            RequestTime.begin();
        }
        try {
            chain.doFilter(request, response);
            status = ((HttpServletResponse) response).getStatus();
        } finally {
            RequestTime.end();
            count((HttpServletRequest) request, status, System.nanoTime() - began);
            if (trace.isPresent()) {
                trace.get().end(status, RequestId.of((HttpServletRequest) request));
            }
        }
    }

    // what is no resource is known by the pattern of its servlet
    private static String template(HttpServletRequest request) {
        return request.getAttribute(RouteFilter.ROUTE) instanceof String route
                ? route
                : request.getHttpServletMapping().getPattern();
    }

    private void count(HttpServletRequest request, int status, long nanos) {
        counts.add(status);
        durations.add(request.getMethod(), template(request), nanos);
        if (isOn) {
            LOG.log(Level.INFO, "request method={0} path={1} status={2} ms={3} id={4}", new Object[] {
                request.getMethod(),
                SafeText.plain(request.getRequestURI()),
                status,
                Long.toString(nanos / 1_000_000),
                RequestId.of(request)
            });
        }
    }
}
