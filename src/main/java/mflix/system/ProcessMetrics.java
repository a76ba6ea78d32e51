package mflix.system;

import static java.lang.management.ManagementFactory.getMemoryMXBean;
import static java.lang.management.ManagementFactory.getRuntimeMXBean;
import static java.lang.management.ManagementFactory.getThreadMXBean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.Map;

/** The process itself: memory, threads, when it began. */
@ApplicationScoped
public class ProcessMetrics {

    void begin(@Observes Startup event, MetricsRegistry metrics) {
        metrics.register(new MetricFamily(
                "jvm_memory_used_bytes",
                MetricFamily.MetricKind.GAUGE,
                "Memory in use.",
                "area",
                () -> Map.of(
                        "heap", getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                        "nonheap", getMemoryMXBean().getNonHeapMemoryUsage().getUsed())));
        metrics.register(MetricFamily.gauge(
                "jvm_threads_current", "Threads.", () -> getThreadMXBean().getThreadCount()));
        metrics.register(MetricFamily.gauge(
                "process_start_time_seconds",
                "When the process began, in seconds since 1970.",
                () -> getRuntimeMXBean().getStartTime() / 1000.0));
    }
}
