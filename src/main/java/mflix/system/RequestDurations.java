package mflix.system;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mflix.metrics.DurationHistogram;

/**
 * How long requests took, by method and by the template of their address, never by the address itself. There are as many as the
 * application has templates; whatever would be more is counted as {@code other}.
 */
@Singleton
public class RequestDurations {
    private static final int MOST = 300;
    private static final String OTHER = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private record Route(String method, String template) {
        private String labels() {
            return "method=\"" + method + "\",route=\"" + template + '"';
        }
    }

    private final Map<Route, DurationHistogram> byRoute = new ConcurrentHashMap<>();

    @Inject
    public RequestDurations(MetricsRegistry metrics) {
        metrics.register(new HistogramFamily(
                "mflix_request_duration_seconds",
                "How long requests took, by method and template of the address.",
                this::values));
    }

    /** @param template such as {@code /api/v1/movies/id/{id}}; of the application's code, never of a request */
    public void add(String method, String template, long nanos) {
        var route = new Route(METHODS.contains(method) ? method : OTHER, template);
        var known = byRoute.get(route);
        (known == null ? durations(route) : known).add(nanos);
    }

    private DurationHistogram durations(Route route) {
        var kept = byRoute.size() < MOST ? route : new Route(OTHER, OTHER);
        return byRoute.computeIfAbsent(kept, any -> new DurationHistogram());
    }

    private Map<String, DurationHistogram> values() {
        var values = new TreeMap<String, DurationHistogram>();
        byRoute.forEach((route, durations) -> values.put(route.labels(), durations));
        return values;
    }
}
