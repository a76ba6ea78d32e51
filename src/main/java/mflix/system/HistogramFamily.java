package mflix.system;

import java.util.Map;
import java.util.function.Supplier;
import mflix.metrics.DurationHistogram;

/**
 * One name of the metrics page with its histograms of durations.
 *
 * @param name ends in {@code _seconds}
 * @param values from the labels, as in {@code command="find"}, to the durations; read at each scrape
 */
public record HistogramFamily(String name, String help, Supplier<? extends Map<String, DurationHistogram>> values) {

    void appendTo(StringBuilder text) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" histogram\n");
        values.get().forEach((labels, durations) -> append(labels, durations, text));
    }

    private void append(String labels, DurationHistogram durations, StringBuilder text) {
        var counts = durations.upTo();
        for (var i = 0; i < counts.length; i++) {
            line("_bucket", labels + ",le=\"" + DurationHistogram.BOUNDS_IN_SECONDS.get(i) + '"', counts[i], text);
        }
        line("_sum", labels, durations.seconds(), text);
        line("_count", labels, counts[counts.length - 1], text);
    }

    private void line(String part, String labels, Number value, StringBuilder text) {
        text.append(name)
                .append(part)
                .append('{')
                .append(labels)
                .append("} ")
                .append(value)
                .append('\n');
    }
}
