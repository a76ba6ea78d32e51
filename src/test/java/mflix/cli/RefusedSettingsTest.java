package mflix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mflix.cli.database.CommandDatabase;
import mflix.cli.serve.ServeCommand;
import mflix.embedded.DataFolder;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;
import mflix.settings.UnknownSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every setting is read before anything is opened; a bad one is one line, and what was free stays free. */
@Tag("F-89")
class RefusedSettingsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(mflix\\.[a-z.-]+)` \\|");
    private static final Set<String> SECRET =
            Set.of("mflix.secret.key", "mflix.secret.key.previous", "mflix.db.uri", "mflix.metrics.token");
    private static final Map<String, List<String>> BAD = Map.ofEntries(
            Map.entry("mflix.db.uri", List.of("http://mflix:hidden@host/", "mongodb://u:hidden@h/?maxPoolSize=-1")),
            Map.entry("mflix.db.max-time", List.of("3", "PT0S", "PT25H", "-PT1S")),
            Map.entry("mflix.db.report-max-time", List.of("3s", "PT0S")),
            Map.entry("mflix.db.tls.ca-file", List.of("nowhere/ca.pem", "README.md")),
            Map.entry("mflix.db.tls.certificate-key-file", List.of("nowhere/key.pem", "README.md")),
            Map.entry("mflix.db.tls.certificate-key-file-password-file", List.of("nowhere/password")),
            Map.entry("mflix.db.slow-ms", List.of("-1", "1.5", "600001")),
            Map.entry("mflix.db.uri-file", List.of("nowhere/uri")),
            Map.entry("mflix.secret.key-file", List.of("nowhere/key")),
            Map.entry("mflix.secret.key.previous-file", List.of("nowhere/key")),
            Map.entry("mflix.metrics.token-file", List.of("nowhere/token")),
            Map.entry("mflix.data.dir", List.of("a\0b")),
            Map.entry("mflix.embedded.fsync", List.of("yes", "TRUE", "1")),
            Map.entry("mflix.secret.key", List.of("hidden", "hidden".repeat(5))),
            Map.entry("mflix.secret.key.previous", List.of("hidden", "hidden".repeat(6))),
            Map.entry("mflix.password.cost", List.of("99", "3", "16", "x")),
            Map.entry("mflix.cors.origins", List.of("*", "films.example", "https://a.example/,https://b.example")),
            Map.entry("mflix.http.forwarded", List.of("on", "2")),
            Map.entry(
                    "mflix.public-url",
                    List.of("films.example", "ftp://films.example/", "https://films.example/?page=1")),
            Map.entry("mflix.limit.registrations", List.of("-1", "many")),
            Map.entry("mflix.limit.comments", List.of("1.5", "1000001")),
            Map.entry("mflix.limit.searches", List.of("1e3", "-0")),
            Map.entry("mflix.log.format", List.of("JSON", "xml")),
            Map.entry("mflix.audit.days", List.of("-1", "two years")),
            Map.entry("mflix.log.requests", List.of("on", "all")),
            Map.entry("mflix.metrics.token", List.of("hidden", "hidden-hidden-h")),
            Map.entry("mflix.vector-index", List.of("plots\0", "plots\0and more")),
            Map.entry("mflix.demo-mode", List.of("on", "embedded")),
            Map.entry("mflix.migration.start", List.of("noon", "24:00", "on_startup")),
            Map.entry("mflix.migration.range-size", List.of("99", "10001", "many")),
            Map.entry("mflix.migration.batch-size", List.of("0", "1001")),
            Map.entry("mflix.migration.workers", List.of("0", "5", "two")),
            Map.entry("mflix.migration.lease", List.of("PT4S", "30")),
            Map.entry("mflix.migration.nice-ratio", List.of("11", "-1", "half")),
            Map.entry("mflix.migration.min-pause", List.of("1", "PT61S")),
            Map.entry("mflix.migration.max-ack", List.of("PT0.01S", "PT61S")),
            Map.entry("mflix.migration.window", List.of("1-5", "25:00-26:00", "night")));

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("data");
    }

    private SettingsReader config(String key, String value) {
        var given = new HashMap<>(Map.of("mflix.data.dir", folder().toString()));
        given.put(key, value);
        return new SettingsReader(asked -> Optional.ofNullable(given.get(asked)));
    }

    private static Set<String> table() throws IOException {
        var keys = new TreeSet<String>();
        ROW.matcher(Files.readString(Path.of("README.md"))).results().forEach(row -> keys.add(row.group(1)));
        return keys;
    }

    @Test
    void everySettingOfTheTableIsChecked() throws IOException {
        var checked = new TreeSet<>(BAD.keySet());
        checked.add("mflix.db.tls.certificate-key-file-password"); // any text may be one
        assertThat(checked).containsAll(table());
    }

    @Test
    void aBadValueIsOneLineAndNothingIsOpened() {
        BAD.forEach((key, values) -> values.forEach(value -> {
            var config = config(key, value);
            assertThatThrownBy(() -> SettingsCheck.requireGood(config))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ServeCommand.checked(config))
                    .as("%s=%s", key, value)
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(refusal -> isSaid(refusal.getMessage(), key, value));
            assertThat(folder()).as("opened with a bad %s", key).doesNotExist();
        }));
        ServeCommand.checked(config("mflix.demo-mode", "false"));
        new DataFolder(folder()).requireFree();
    }

    @Test
    @Tag("F-163")
    void aCommandIsRefusedBeforeItOpensItsDatabase() {
        BAD.forEach((key, values) -> values.forEach(value -> {
            assertThatThrownBy(() -> CommandDatabase.existing(config(key, value)))
                    .as("%s=%s", key, value)
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(refusal -> isSaid(refusal.getMessage(), key, value));
            assertThat(folder()).as("opened with a bad %s", key).doesNotExist();
        }));
    }

    private static void isSaid(String message, String key, String value) {
        assertThat(message.lines()).as(message).hasSize(1);
        assertThat(message).startsWith(key).doesNotContain("hidden");
        if (key.startsWith("mflix.db.tls.") || key.endsWith("-file")) {
            assertThat(message).startsWith(key + ": the file " + value + " ");
            return;
        }
        assertThat(message).matches("(?s).*(must|expected).*");
        if (!SECRET.contains(key) && !key.equals("mflix.cors.origins") && !value.contains("\0")) {
            // as it was found; of a list the part that is wrong, of a lease its length
            assertThat(message)
                    .contains("\"" + (key.endsWith("lease") && value.startsWith("PT") ? "PT4S" : value) + "\"");
        }
    }

    @Test
    void whatIsNoSettingIsNamed() {
        var names = List.of(
                "PATH",
                "mflix.cors.origin",
                "MFLIX_DB_URL",
                "MFLIX_DB_URI",
                "MFLIX_DEMO_MODE",
                "mflix.db.uri",
                "mflix.home",
                "MFLIX_TEST_DB_URI",
                "MFLIX_ADMIN_URI");
        var known = SettingsCheck.keys(config("mflix.demo-mode", "false"));
        assertThat(known).containsAll(BAD.keySet());
        assertThat(UnknownSettings.among(names, known))
                .hasSize(2)
                .anyMatch(sentence -> sentence.startsWith("mflix.cors.origin "))
                .anyMatch(sentence -> sentence.startsWith("MFLIX_DB_URL "));
    }
}
