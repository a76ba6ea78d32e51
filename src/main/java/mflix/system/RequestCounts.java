package mflix.system;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** How many requests were answered with which status. */
@Singleton
public class RequestCounts {
    private final AtomicLongArray byStatus = new AtomicLongArray(600);

    @Inject
    public RequestCounts(MetricsRegistry metrics) {
        metrics.register(new MetricFamily(
                "mflix_requests_total",
                MetricFamily.MetricKind.COUNTER,
                "Requests that were answered, by status.",
                "code",
                this::values));
    }

    public void add(int status) {
        if (status >= 0 && status < byStatus.length()) {
            byStatus.incrementAndGet(status);
        }
    }

    /** So far, whatever their status. */
    long total() {
        return IntStream.range(0, byStatus.length()).mapToLong(byStatus::get).sum();
    }

    private Map<String, Long> values() {
        var values = new TreeMap<String, Long>();
        for (var status = 0; status < byStatus.length(); status++) {
            if (byStatus.get(status) > 0) {
                values.put(String.valueOf(status), byStatus.get(status));
            }
        }
        return values;
    }
}
