package mflix.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.system.HealthState;
import mflix.web.site.RangeFilter;

/**
 * Gives the server the filters of every request, in their order. Some servers leave out a filter of an annotation that could not
 * be made or started, and serve the site without it. Of this listener's, one that cannot be made fails the deployment, and one that
 * cannot be started refuses every request.
 */
@WebListener
public class FilterStartup implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(FilterStartup.class.getName());
    private static final String EVERYTHING = "/*";

    @Inject
    private RequestDrainFilter drain;

    @Inject
    private RequestLogFilter log;

    @Inject
    private SecurityHeadersFilter headers;

    @Inject
    private ContentTypeFilter types;

    @Inject
    private RangeFilter ranges;

    @Inject
    private AllowedMethodsFilter methods;

    @Inject
    private HealthState health;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        List.of(drain, log, headers, types, ranges, methods)
                .forEach(filter -> add(event.getServletContext(), filter, health::markStartFailed));
    }

    static void add(ServletContext context, Filter filter, Runnable onFailure) {
        context.addFilter(filter.getClass().getName(), new FailClosedFilter(filter, onFailure))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, EVERYTHING);
    }

    /** Another filter, or the refusal of every request where that one could not be started. */
    static final class FailClosedFilter implements Filter {
        private final Filter filter;
        private final Runnable onFailure;
        private volatile boolean hasStarted;

        FailClosedFilter(Filter filter, Runnable onFailure) {
            this.filter = filter;
            this.onFailure = onFailure;
        }

        @Override
        public void init(FilterConfig config) {
            try {
                filter.init(config);
                hasStarted = true;
            } catch (Throwable e) { // whatever it is, a server may take it for a filter that is not needed
                LOG.log(
                        Level.SEVERE,
                        e,
                        () -> "filter_not_started filter=" + filter.getClass() + ": nothing is served");
                onFailure.run();
            }
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (hasStarted) {
                filter.doFilter(request, response, chain);
            } else {
                ProblemReply.sendEarly(
                        Problem.of(
                                ProblemKind.NOT_STARTED,
                                "The application could not be started. Its log has the reason."),
                        (HttpServletRequest) request,
                        (HttpServletResponse) response);
            }
        }

        @Override
        public void destroy() {
            filter.destroy();
        }
    }
}
