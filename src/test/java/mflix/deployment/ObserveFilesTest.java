package mflix.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mflix.testing.ObserveFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Alerts, dashboard and runbook name the same things, and figures that the code has. */
class ObserveFilesTest {
    private static final Pattern NAME = Pattern.compile("\"((?:mflix|jvm|process)_[a-z_]+)\"");
    private static final Path RUNBOOK = Path.of("docs/operating.md");

    private static Set<String> figuresOfTheCode() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                NAME.matcher(Files.readString(file)).results().forEach(name -> names.add(name.group(1)));
            }
        }
        return names;
    }

    @Test
    @Tag("F-414")
    void everyFigureIsOneOfTheCode() throws IOException {
        assertThat(figuresOfTheCode()).containsAll(ObserveFiles.figures());
    }

    @Test
    @Tag("F-414")
    void everyAlertHasWhatPrometheusKnowsAndNothingElse() throws IOException {
        assertThat(ObserveFiles.alerts()).hasSizeGreaterThan(10);
        for (var alert : ObserveFiles.alerts()) {
            assertThat(alert.keySet()).isSubsetOf("alert", "expr", "for", "labels", "annotations");
            assertThat(alert).containsKeys("alert", "expr", "labels", "annotations");
            assertThat((String) alert.get("alert")).matches("MFlix[A-Z][A-Za-z]+");
            assertThat(((Map<?, ?>) alert.get("labels")).get("severity")).isIn("critical", "warning");
            assertThat((String) ((Map<?, ?>) alert.get("annotations")).get("summary"))
                    .isNotBlank();
            assertThat(alert.getOrDefault("for", "1m").toString()).matches("[0-9]+[smh]");
            assertThat(balanced((String) alert.get("expr"))).isTrue();
        }
        assertThat(ObserveFiles.alerts().stream().map(alert -> alert.get("alert")))
                .doesNotHaveDuplicates();
    }

    private static boolean balanced(String expression) {
        return count(expression, '(') == count(expression, ')')
                && count(expression, '{') == count(expression, '}')
                && count(expression, '[') == count(expression, ']')
                && count(expression, '"') % 2 == 0;
    }

    private static long count(String text, char one) {
        return text.chars().filter(letter -> letter == one).count();
    }

    @Test
    @Tag("F-415")
    void everyPanelHasItsPlaceAndItsQuestion() throws IOException {
        var places = new TreeSet<String>();
        for (var panel : ObserveFiles.panels()) {
            assertThat(panel.getString("title").getValue()).isNotBlank();
            assertThat(panel.getArray("targets")).isNotEmpty();
            var place = panel.getDocument("gridPos");
            assertThat(place.getInt32("x").getValue() + place.getInt32("w").getValue())
                    .isLessThanOrEqualTo(24);
            assertThat(places.add(place.get("x") + " " + place.get("y"))).isTrue();
        }
        for (var expression : ObserveFiles.expressions()) {
            assertThat(balanced(expression)).as(expression).isTrue();
        }
    }

    @Test
    @Tag("F-416")
    void grafanaFindsPrometheusAndTheDashboardWhereComposePutsThem() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(Path.of("compose.yaml")));
        var services = (Map<?, ?>) compose.get("services");
        var grafana = ((Map<?, ?>) services.get("grafana")).get("volumes").toString();
        var folder = Path.of("server-config/observe/grafana/provisioning");
        assertThat(Files.readString(folder.resolve("dashboards/mflix.yml")))
                .contains("path: /var/lib/grafana/dashboards");
        assertThat(grafana)
                .contains("dashboards:/var/lib/grafana/dashboards:ro", "provisioning:/etc/grafana/provisioning:ro");
        assertThat(Files.readString(folder.resolve("datasources/prometheus.yml")))
                .contains("url: http://prometheus:9090", "uid: prometheus");
        for (var panel : ObserveFiles.panels()) {
            assertThat(panel.getDocument("datasource").getString("uid").getValue())
                    .isEqualTo("prometheus");
        }
        assertThat(((Map<?, ?>) services.get("prometheus")).get("volumes").toString())
                .contains("alerts.yml:/etc/prometheus/alerts.yml:ro", "observe-secrets:/run/secrets:ro");
        assertThat(Files.readString(Path.of("server-config/observe/prometheus.yml")))
                .contains("/etc/prometheus/alerts.yml", "metrics_path: /api/v1/metrics", "/run/secrets/metrics-token");
        assertThat(Files.readString(Path.of("server-config/compose/secrets.sh")))
                .contains("/observe/metrics-token 65534:65534", "/application/mflix.metrics.token");
        for (var name : Set.of("prometheus", "grafana", "collector")) {
            assertThat(((Map<?, ?>) services.get(name)).get("profiles").toString())
                    .as("only when asked for")
                    .isEqualTo("[observe]");
        }
    }

    @Test
    @Tag("F-418")
    void everyAlertHasItsEntryInTheRunbookAndEachEntryItsAlert() throws IOException {
        var alerts = ObserveFiles.alerts().stream()
                .map(alert -> (String) alert.get("alert"))
                .toList();
        var runbook = Files.readString(RUNBOOK);
        var entries = Pattern.compile("(?m)^### (MFlix\\w+)$")
                .matcher(runbook)
                .results()
                .map(entry -> entry.group(1))
                .toList();
        assertThat(entries).containsExactlyElementsOf(alerts);
        for (var entry : entries) {
            var text = runbook.substring(runbook.indexOf("### " + entry + "\n")).split("\n##", 2)[0];
            assertThat(text).contains("**Means.**", "**Look at.**", "**Do.**");
        }
    }
}
