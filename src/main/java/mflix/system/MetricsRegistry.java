package mflix.system;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** What this process counts and measures, by name. */
@Singleton
public class MetricsRegistry {
    private final Map<String, Consumer<StringBuilder>> families = new ConcurrentSkipListMap<>();

    /** A family of the same name is replaced. */
    public void register(MetricFamily family) {
        families.put(family.name(), text -> append(family, text));
    }

    /** The same for histograms. */
    public void register(HistogramFamily family) {
        families.put(family.name(), family::appendTo);
    }

    public void remove(String name) {
        families.remove(name);
    }

    /** All values now, in the text format of Prometheus, version 0.0.4. */
    String text() {
        var text = new StringBuilder();
        families.values().forEach(family -> family.accept(text));
        return text.toString();
    }

    private static void append(MetricFamily family, StringBuilder text) {
        var name = family.name();
        text.append("# HELP ").append(name).append(' ').append(family.help()).append('\n');
        text.append("# TYPE ")
                .append(name)
                .append(' ')
                .append(family.type().name().toLowerCase(Locale.ROOT))
                .append('\n');
        family.values().get().forEach((value, number) -> {
            text.append(name);
            if (!family.label().isEmpty()) {
                text.append('{')
                        .append(family.label())
                        .append("=\"")
                        .append(value)
                        .append("\"}");
            }
            text.append(' ').append(number).append('\n');
        });
    }
}
