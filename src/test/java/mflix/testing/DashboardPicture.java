package mflix.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Some panels of the dashboard, drawn from figures that a server has served: not Grafana itself, which shows more. Counters are shown
 * by how much they grew from one scrape to the next.
 */
public final class DashboardPicture {
    private static final Path FILE = Path.of("target/traces/dashboard.svg");
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_]+(?:\\{[^}]*})?) ([0-9.E+-]+)$");
    private static final List<String> COLOURS = List.of("#2f6fab", "#c0392b", "#2e8b57", "#b8860b", "#7d4aa5");
    private static final int WIDTH = 380;
    private static final int HEIGHT = 120;

    private final List<Map<String, Double>> scrapes = new ArrayList<>();

    /** One more scrape, in the text format of Prometheus. */
    public void add(String text) {
        var figures = new TreeMap<String, Double>();
        LINE.matcher(text).results().forEach(line -> figures.put(line.group(1), Double.valueOf(line.group(2))));
        scrapes.add(figures);
    }

    /** Leaves it in {@code target/traces/dashboard.svg}. */
    public String draw() throws IOException {
        var svg = new StringBuilder(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 360" font-family="sans-serif" font-size="12">
                <rect width="860" height="360" fill="#ffffff"/>
                """);
        panel(svg, 0, 0, "Requests by status", "mflix_requests_total", true);
        panel(svg, 1, 0, "Database commands", "mflix_database_commands_total", true);
        panel(svg, 0, 1, "Connections in use", "mflix_pool_(in_use|open)", false);
        panel(svg, 1, 1, "Problems by code", "mflix_problems_total", true);
        svg.append("</svg>\n");
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, svg);
        return svg.toString();
    }

    private void panel(StringBuilder svg, int column, int row, String title, String names, boolean growth) {
        var x = 20 + column * (WIDTH + 50);
        var y = 34 + row * (HEIGHT + 60);
        svg.append(String.format(
                "<text x=\"%d\" y=\"%d\" font-weight=\"bold\" fill=\"#1f2328\">%s</text>%n"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#f6f8fa\"/>%n",
                x, y - 8, title, x, y, WIDTH, HEIGHT));
        var series = scrapes.get(scrapes.size() - 1).keySet().stream()
                .filter(name -> name.matches(names + "(\\{.*)?"))
                .collect(Collectors.toMap(name -> name, name -> values(name, growth), (a, b) -> a, TreeMap::new));
        series.values().removeIf(values -> values.stream().allMatch(value -> value == 0));
        var most = series.values().stream()
                .flatMap(List::stream)
                .mapToDouble(one -> one)
                .max()
                .orElse(1);
        var number = 0;
        for (var one : series.entrySet()) {
            var colour = COLOURS.get(number % COLOURS.size());
            svg.append(String.format("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", colour));
            var values = one.getValue();
            for (var i = 0; i < values.size(); i++) {
                svg.append(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f ",
                        x + WIDTH * (double) i / Math.max(1, values.size() - 1),
                        y + HEIGHT - 8 - (HEIGHT - 16) * values.get(i) / most));
            }
            svg.append(String.format(
                    "\"/>%n<text x=\"%d\" y=\"%d\" fill=\"%s\" font-size=\"11\">%s</text>%n",
                    x + (number % 3) * (WIDTH / 3),
                    y + HEIGHT + 14 + (number / 3) * 12,
                    colour,
                    shortened(one.getKey())));
            number++;
        }
    }

    private List<Double> values(String name, boolean growth) {
        var values = new ArrayList<Double>();
        for (var i = growth ? 1 : 0; i < scrapes.size(); i++) {
            var before = growth ? scrapes.get(i - 1).getOrDefault(name, 0.0) : 0;
            values.add(scrapes.get(i).getOrDefault(name, 0.0) - before);
        }
        return values;
    }

    private static String shortened(String name) {
        return name.replaceAll(".*=\"(.*)\".*", "$1").replace("mflix_", "");
    }
}
