package mflix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mflix.mongo.Config;
import mflix.mongo.MongoSettings;
import org.junit.jupiter.api.Test;

/** The README's table of settings says what the code reads. */
class SettingsTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`mflix\\.[^|]+`) \\| ([^|]+) \\|");
    private static final Pattern KEY = Pattern.compile("\"(mflix\\.[a-z]+[a-z.-]*)\"");
    // between the launcher and its processes, not for people; and the names of request attributes
    private static final Set<String> INTERNAL = Set.of(
            "mflix.home",
            "mflix.terminal",
            "mflix.ascii",
            "mflix.launcher",
            "mflix.request-id",
            "mflix.access-decided",
            "mflix.refusal",
            "mflix.host",
            "mflix.port");

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
        read.removeAll(INTERNAL);
        assertThat(table().keySet()).isEqualTo(read);
    }

    @Test
    void defaultsInTheTableAreThoseOfTheCode() throws IOException {
        var defaults = MongoSettings.from(new Config(key -> Optional.empty()));
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
