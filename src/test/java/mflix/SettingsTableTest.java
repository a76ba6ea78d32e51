package mflix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.settings.UnknownSettings;
import org.junit.jupiter.api.Test;

/** The README's table of settings says what the code reads. */
class SettingsTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`mflix\\.[^|]+`) \\| ([^|]+) \\|");
    private static final Pattern KEY = Pattern.compile("\"(mflix\\.[a-z]+[a-z.-]*)\"");
    // between the launcher and its processes, not for people
    private static final Set<String> BETWEEN_PROCESSES = Set.of(
            "mflix.home",
            "mflix.class-archive",
            "mflix.terminal",
            "mflix.ascii",
            "mflix.launcher",
            "mflix.host",
            "mflix.port",
            "mflix.listener.host",
            "mflix.listener.startup-port",
            "mflix.grace");
    private static final Set<String> REQUEST_ATTRIBUTES = Set.of(
            "mflix.request-id",
            "mflix.route",
            "mflix.request_id",
            "mflix.access-decided",
            "mflix.refusal",
            "mflix.accept-encoding");
    private static final Pattern VARIABLE_OF_THE_IMAGE = Pattern.compile("\\bMFLIX_[A-Z_]+\\b");

    @Test
    void nobodyIsWarnedOfWhatTheLauncherAndTheImageSet() throws IOException {
        var names = new TreeSet<>(BETWEEN_PROCESSES);
        for (var file : List.of("Dockerfile", "compose.yaml", "server-config/image/mflix", "mflix")) {
            VARIABLE_OF_THE_IMAGE
                    .matcher(Files.readString(Path.of(file)))
                    .results()
                    .forEach(name -> names.add(name.group()));
        }
        assertThat(names).contains("MFLIX_SECRETS_DIR");
        assertThat(UnknownSettings.among(names, Set.of("mflix.data.dir", "mflix.db.uri")))
                .isEmpty();
    }

    @Test
    void everySettingTheCodeReadsIsInTheTableAndNoOther() throws IOException {
        var read = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(key -> key.group(1))
                        .forEach(read::add);
            }
        }
        read.removeAll(BETWEEN_PROCESSES);
        read.removeAll(REQUEST_ATTRIBUTES);
        assertThat(table().keySet()).isEqualTo(read);
    }

    @Test
    void defaultsInTheTableAreThoseOfTheCode() throws IOException {
        var defaults = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        assertThat(table().get("mflix.db.max-time")).isEqualTo("`" + defaults.maxTime() + "`");
        assertThat(table().get("mflix.db.report-max-time")).isEqualTo("`" + defaults.reportMaxTime() + "`");
        assertThat(defaults.isEmbedded()).isTrue();
    }

    private static Map<String, String> table() throws IOException {
        var rows = new TreeMap<String, String>();
        ROW.matcher(Files.readString(Path.of("README.md"))).results().forEach(row -> KEY.matcher(
                        row.group(1).replace('`', '"'))
                .results()
                .forEach(key -> rows.put(key.group(1), row.group(2).strip())));
        return rows;
    }
}
