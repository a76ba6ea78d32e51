package mflix.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Microseconds of processor time for each request, by column and row: the median of the rounds, and how often a static file it is. */
final class CostTable {
    static final String UNIT = "static file";

    private final Map<String, Map<String, List<Double>>> costs = new LinkedHashMap<>();

    void add(String row, String column, Duration time, long requests) {
        costs.computeIfAbsent(row, name -> new LinkedHashMap<>())
                .computeIfAbsent(column, name -> new ArrayList<>())
                .add(time.toNanos() / 1000.0 / requests);
    }

    private double median(String row, String column) {
        var sorted = costs.get(row).get(column).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** In Markdown. A floor has no static file of its own; it is compared with that of the first column. */
    String text(List<String> columns) {
        var text = new StringBuilder("| |");
        columns.forEach(column -> text.append(' ').append(column).append(", µs | × |"));
        text.append("\n|---|").append("--:|--:|".repeat(columns.size())).append('\n');
        costs.forEach((row, cells) -> {
            text.append("| ").append(row).append(" |");
            columns.forEach(column -> text.append(cells.containsKey(column) ? cell(row, column) : "  |  |"));
            text.append('\n');
        });
        return text.toString();
    }

    private String cell(String row, String column) {
        var cost = median(row, column);
        return String.format(Locale.ROOT, " %.0f | %.2f |", cost, cost / median(UNIT, column));
    }
}
