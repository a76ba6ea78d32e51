package mflix.system;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One name of the metrics page with all its values, read at each scrape.
 *
 * @param label what distinguishes the values; empty where there is only one
 * @param values from the value of the label, without quotes and backslashes, to the number
 */
public record MetricFamily(
        String name,
        MetricKind type,
        String help,
        String label,
        Supplier<? extends Map<String, ? extends Number>> values) {

    /** As the Prometheus text format names them: a value that goes up and down, one that only goes up. */
    public enum MetricKind {
        GAUGE,
        COUNTER
    }

    public static MetricFamily gauge(String name, String help, Supplier<? extends Number> value) {
        return new MetricFamily(name, MetricKind.GAUGE, help, "", () -> Map.of("", value.get()));
    }

    /** Its name ends in {@code _total}. */
    public static MetricFamily counter(String name, String help, Supplier<? extends Number> value) {
        return new MetricFamily(name, MetricKind.COUNTER, help, "", () -> Map.of("", value.get()));
    }
}
