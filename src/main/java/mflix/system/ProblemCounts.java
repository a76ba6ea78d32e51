package mflix.system;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many problems the API answered with, by their code: what a status alone does not show, such as an unconfirmed write. */
@Singleton
public class ProblemCounts {
    private final Map<String, LongAdder> byCode = new ConcurrentHashMap<>();

    @Inject
    public ProblemCounts(MetricsRegistry metrics) {
        metrics.register(new MetricFamily(
                "mflix_problems_total",
                MetricFamily.MetricKind.COUNTER,
                "Problems that the API answered with, by code.",
                "code",
                this::values));
    }

    public void add(String code) {
        byCode.computeIfAbsent(code, name -> new LongAdder()).increment();
    }

    private Map<String, Long> values() {
        var values = new TreeMap<String, Long>();
        byCode.forEach((code, count) -> values.put(code, count.sum()));
        return values;
    }
}
