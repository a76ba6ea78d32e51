package mflix.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-380")
class SecretSettingTest {
    private static final String KEY = "mflix.secret.key";
    private static final Pattern IN_README = Pattern.compile("`(MFLIX_[A-Z_]+_FILE)`");

    @TempDir
    private Path folder;

    private static Optional<String> secret(Map<String, String> given) {
        return new SettingsReader(key -> Optional.ofNullable(given.get(key))).secret(KEY);
    }

    private static void refused(Map<String, String> given, String... parts) {
        assertThatThrownBy(() -> secret(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
                .hasMessageNotContaining("hush");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("a secret"), content).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush, a key", "hush, a key\n", "hush, a key\r\n", "hush, a key\n\n"})
    void theFilesContentIsTheValueWithoutItsLineEnd(String content) throws IOException {
        assertThat(secret(Map.of("mflix.secret.key-file", file(content)))).contains("hush, a key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFhush, a key", "\uFEFFhush, a key\r\n"})
    @Tag("F-493")
    void markOfATextFileIsNoPartOfTheValue(String content) throws IOException {
        assertThat(secret(Map.of("mflix.secret.key-file", file(content)))).contains("hush, a key");
    }

    @Test
    void aValueNeedsNoFileAndAbsenceIsAllowed() {
        assertThat(secret(Map.of(KEY, "hush"))).contains("hush");
        assertThat(secret(Map.of())).isEmpty();
        assertThat(secret(Map.of(KEY, " ", "mflix.secret.key-file", ""))).isEmpty();
    }

    @Test
    void bothAtOnceAreRefusedEvenWhenTheyAgree() throws IOException {
        refused(Map.of(KEY, "hush", "mflix.secret.key-file", file("hush")), KEY, "mflix.secret.key-file", "both");
    }

    @Test
    void theFileAndItsFaultAreNamedAndNeverItsContent() throws IOException {
        for (var content : new String[] {"", " \n"}) {
            refused(Map.of("mflix.secret.key-file", file(content)), "mflix.secret.key-file", "a secret", "is empty");
        }
        refused(Map.of("mflix.secret.key-file", file("hush".repeat(20_000))), "a secret", "longer than 64 KiB");
        refused(Map.of("mflix.secret.key-file", folder.resolve("none").toString()), "none", "does not exist");
        refused(Map.of("mflix.secret.key-file", folder.toString()), "no ordinary file");
        refused(Map.of("mflix.secret.key-file", "/dev/zero"), "no ordinary file");
        var bytes = Files.write(folder.resolve("bytes"), new byte[] {'h', 'u', 's', 'h', (byte) 0xff});
        refused(Map.of("mflix.secret.key-file", bytes.toString()), "bytes", "UTF-8");
    }

    @Test
    void readmeNamesTheFileOfEachSecretThatTheServerReads() throws IOException {
        var keys = SettingsCheck.keys(
                new SettingsReader(key -> Optional.of(folder.toString()).filter(any -> key.equals("mflix.data.dir"))));
        var files = keys.stream()
                .filter(key -> key.endsWith("-file") && keys.contains(key.substring(0, key.length() - 5)))
                .map(EnvironmentSettings::variable)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(files).hasSize(5);
        files.add("MFLIX_ADMIN_URI_FILE");
        files.add("MFLIX_APP_PASSWORD_FILE");
        assertThat(IN_README
                        .matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()))
                .isEqualTo(files);
    }
}
