package mflix.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mflix.testing.OtlpCollector.Collected;

/** A trace as a picture and as text: a line for each span, below the one that it belongs to. */
public final class TracePicture {
    private static final Path FOLDER = Path.of("target/traces");
    private static final int LINE = 26;
    private static final int LEFT = 300;
    private static final int WIDTH = 460;
    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    private TracePicture() {}

    /** Leaves {@code NAME.svg} and {@code NAME.txt} in {@code target/traces}. */
    public static void draw(String name, List<Collected> trace) {
        var spans = trace.stream()
                .sorted(Comparator.comparingLong(Collected::startNanos))
                .toList();
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name + ".svg"), svg(spans));
            Files.writeString(FOLDER.resolve(name + ".txt"), text(spans));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String svg(List<Collected> spans) {
        var begin = spans.get(0).startNanos();
        var length = Math.max(1, spans.get(0).endNanos() - begin);
        var height = LINE * spans.size() + 40;
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 860 %d\" font-family=\"sans-serif\" font-size=\"13\">%n"
                        + "<rect width=\"860\" height=\"%d\" fill=\"#ffffff\"/>%n",
                height,
                height));
        for (var line = 0; line < spans.size(); line++) {
            var span = spans.get(line);
            var x = LEFT + WIDTH * (double) (span.startNanos() - begin) / length;
            var width = Math.max(2, WIDTH * (double) (span.endNanos() - span.startNanos()) / length);
            var y = 20 + line * LINE;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" fill=\"#1f2328\">%s</text>%n"
                            + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\" fill=\"%s\"/>%n"
                            + "<text x=\"850\" y=\"%d\" text-anchor=\"end\" fill=\"#1f2328\">%s</text>%n",
                    span.parent().isEmpty() ? 10 : 26,
                    y + 13,
                    escaped(span.name()),
                    x,
                    y,
                    width,
                    span.failed() ? "#c0392b" : "#2f6fab",
                    y + 13,
                    milliseconds(span)));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(List<Collected> spans) {
        var text = new StringBuilder();
        for (var span : spans) {
            text.append(span.parent().isEmpty() ? "" : "  ")
                    .append(span.name())
                    .append(span.failed() ? "  FAILED  " : "  ")
                    .append(milliseconds(span))
                    .append("  ")
                    .append(shown(span.attributes()))
                    .append('\n');
        }
        return text.toString();
    }

    private static Map<String, String> shown(Map<String, String> attributes) {
        var shown = new TreeMap<>(attributes);
        shown.keySet().removeIf(name -> name.startsWith("thread."));
        return shown;
    }

    private static String milliseconds(Collected span) {
        return String.format(Locale.ROOT, "%.1f ms", (span.endNanos() - span.startNanos()) / NANOS_OF_A_MILLISECOND);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
