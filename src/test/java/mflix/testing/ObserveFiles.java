package mflix.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.yaml.snakeyaml.Yaml;

/** The alerts and the dashboard, and the figures of ours that they name. */
public final class ObserveFiles {
    public static final Path ALERTS = Path.of("server-config/observe/alerts.yml");
    public static final Path DASHBOARD = Path.of("server-config/observe/grafana/dashboards/mflix.json");

    /** There only where an address names files for TLS. */
    public static final Set<String> NOT_ON_EVERY_SERVER = Set.of("mflix_certificate_end_timestamp_seconds");

    private static final Pattern FIGURE = Pattern.compile("\\b(?:mflix|jvm|process)_[a-z_]+");

    private ObserveFiles() {}

    /** Each alert as it is written in the file. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> alerts() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(ALERTS));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }

    public static List<BsonDocument> panels() throws IOException {
        return BsonDocument.parse(Files.readString(DASHBOARD)).getArray("panels").stream()
                .map(panel -> panel.asDocument())
                .toList();
    }

    /** The expressions of all alerts and all panels. */
    public static List<String> expressions() throws IOException {
        var expressions =
                alerts().stream().map(alert -> (String) alert.get("expr")).collect(Collectors.toList());
        panels().forEach(panel -> panel.getArray("targets")
                .forEach(target ->
                        expressions.add(target.asDocument().getString("expr").getValue())));
        return expressions;
    }

    /** By the name under which a figure is served: a histogram without what is added to it. */
    public static Set<String> figures() throws IOException {
        var figures = new TreeSet<String>();
        for (var expression : expressions()) {
            FIGURE.matcher(expression)
                    .results()
                    .forEach(name -> figures.add(name.group().replaceFirst("_(bucket|sum|count)$", "")));
        }
        return figures;
    }
}
