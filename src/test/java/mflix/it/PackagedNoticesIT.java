package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** What a release promises of its WAR and of its zip. */
@Tag("F-420")
@Execution(CONCURRENT)
class PackagedNoticesIT {
    private static final Path WAR = Path.of("target/mflix.war");
    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/(.+)-[0-9][^-]*(?:-[^-]*)?\\.jar");

    private static List<? extends ZipEntry> entries(ZipFile war) {
        return war.stream().toList();
    }

    @Test
    void everyLibraryIsNamedWithItsLicence() throws IOException {
        try (var war = new ZipFile(WAR.toFile())) {
            var notices = new String(
                    war.getInputStream(war.getEntry("META-INF/THIRD-PARTY.txt")).readAllBytes(), UTF_8);
            var libraries = entries(war).stream()
                    .map(entry -> LIBRARY.matcher(entry.getName()))
                    .filter(name -> name.matches())
                    .map(name -> name.group(1))
                    .collect(Collectors.toSet());
            assertThat(libraries).hasSizeGreaterThan(10);
            for (var library : libraries) {
                assertThat(notices).containsPattern("\\(.+\\) .*:" + Pattern.quote(library) + ":");
            }
            assertThat(notices).doesNotContain("Unknown license").doesNotContain(":junit");
        }
    }

    @Test
    void noEntryHasTheTimeOfItsBuild() throws IOException {
        try (var war = new ZipFile(WAR.toFile())) {
            assertThat(entries(war).stream().map(ZipEntry::getTimeLocal).collect(Collectors.toSet()))
                    .containsExactly(LocalDateTime.of(2026, 1, 1, 0, 0));
            assertThat(entries(war).stream().map(ZipEntry::getName)).contains("META-INF/MANIFEST.MF");
        }
    }

    @Test
    void zipHasWhatIsNeededToRunAndEachPartIsThere() throws IOException {
        var assembly = Files.readString(Path.of("src/ops/release.xml"));
        var named = Pattern.compile("<include>([^<*]+?)(?:/\\*\\*)?</include>")
                .matcher(assembly)
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(named)
                .contains("mflix", "mflix.cmd", "LICENSE", "SECURITY.md", "server-config", "server/mflix-server.jar");
        for (var name : named) {
            assertThat(Files.exists(Path.of(name)) || Files.exists(Path.of("target", name)))
                    .as(name)
                    .isTrue();
        }
        assertThat(Path.of("src/ops/release")).isExecutable();
    }

    @Test
    void windowsTwinCallsWhatTheLauncherCalls() throws IOException {
        var twin = Files.readString(Path.of("mflix.cmd"));
        var launcher = Files.readString(Path.of("mflix"));
        for (var part : List.of(
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "mflix.cli.Mflix", "-Dmflix.home=")) {
            assertThat(twin).contains(part);
            assertThat(launcher).contains(part);
        }
        assertThat(twin.lines()).hasSizeLessThan(30);
    }
}
