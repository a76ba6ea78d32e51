package mflix.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./mflix} where everything is built, with a {@code java} that only prints what it is asked to do. */
@Tag("F-240")
class LauncherScriptTest {
    private static final String JAVA =
            """
            #!/usr/bin/env bash
            [ -z "${JAVA_TOOL_OPTIONS:-}" ] || echo "Picked up JAVA_TOOL_OPTIONS: $JAVA_TOOL_OPTIONS" >&2
            [ "$1" != -version ] || { echo 'openjdk version "'"$(cat "$0.version")"'"' >&2; exit 0; }
            for word in "$@"; do
              case $word in -Dmflix.class-archive=*) archive=${word#*=} ;; esac
            done
            echo "${@: -1} ${MFLIX_DB_URI:-}" >> "$0.asked"
            [ "${@: -1}" != prepare ] || { [ -f "$0.able" ] && [ -z "${JAVA_TOOL_OPTIONS:-}" ] && echo classes > "$archive"; }
            """;
    private static final String BUILD =
            """
            #!/usr/bin/env bash
            mkdir building || exit 1
            sleep 1
            mkdir -p target && touch target/mflix.war
            rmdir building
            echo built >> builds
            """;
    private static final String PREPARED = "prepare ";
    private static final String SERVED = "serve mongodb://one";

    @TempDir
    private Path temp;

    private final Map<String, String> environment = new HashMap<>();
    private Path java;
    private Path server;

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("mflix"), temp.resolve("mflix"), StandardCopyOption.COPY_ATTRIBUTES);
        server = Files.createDirectories(temp.resolve("target/server")).resolve("mflix-server.jar");
        Files.createFile(server);
        Files.setLastModifiedTime(server, FileTime.from(Instant.EPOCH));
        java = Files.createDirectories(temp.resolve("jdk/bin")).resolve("java");
        executable(java, JAVA);
        Files.writeString(beside("version"), "17.0.1");
        Files.createFile(beside("able"));
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path beside(String ending) {
        return Path.of(java + "." + ending);
    }

    /** What Java was asked for, in order, each with the setting that it saw. */
    private List<String> asked(String... command) throws IOException, InterruptedException {
        Files.deleteIfExists(beside("asked"));
        var process = begin(command);
        var said = said(process);
        assertThat(process.waitFor()).as(said).isZero();
        return Files.readAllLines(beside("asked"));
    }

    private Process begin(String... command) throws IOException {
        var words = Stream.concat(Stream.of(temp.resolve("mflix").toString()), Stream.of(command));
        var builder = new ProcessBuilder(words.toList()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
        builder.environment().put("MFLIX_DB_URI", "mongodb://one");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** As the script does, where {@code flock} is there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void twoCommandsAtOnceBuildOneAfterTheOther() throws IOException, InterruptedException {
        for (var folder : List.of("src/main", "webapp", "docs/guides")) {
            Files.createDirectories(temp.resolve(folder));
        }
        Files.createFile(temp.resolve("pom.xml"));
        executable(temp.resolve("mvnw"), BUILD);
        var first = begin("load");
        var second = begin("load");
        var said = said(first) + said(second);
        assertThat(first.waitFor()).as(said).isZero();
        assertThat(second.waitFor()).as(said).isZero();
        assertThat(temp.resolve("builds")).as(said).hasContent("built");
    }

    @Test
    void archiveIsMadeOnceWithoutTheSettingsOfTheSite() throws IOException, InterruptedException {
        assertThat(asked("serve")).containsExactly(PREPARED, SERVED);
        assertThat(asked("serve")).containsExactly(SERVED);
    }

    @Test
    void otherCommandsNeedNone() throws IOException, InterruptedException {
        assertThat(asked("load")).containsExactly("load mongodb://one");
    }

    @Test
    void anotherJavaHasItsOwnAndKeepsTheOther() throws IOException, InterruptedException {
        asked("serve");
        Files.writeString(beside("version"), "25.0.1");
        assertThat(asked("serve")).containsExactly(PREPARED, SERVED);
        Files.writeString(beside("version"), "17.0.1");
        assertThat(asked("serve")).containsExactly(SERVED);
    }

    @Test
    void anotherServerNeedsAnother() throws IOException, InterruptedException {
        asked("serve");
        Files.setLastModifiedTime(server, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(asked("serve")).containsExactly(PREPARED, SERVED);
    }

    /** An archive names the libraries by their full paths. */
    @Test
    void folderThatWasMovedNeedsAnother() throws IOException, InterruptedException {
        asked("serve");
        moveTo(temp.resolveSibling(temp.getFileName() + "-moved"));
        try {
            assertThat(asked("serve")).containsExactly(PREPARED, SERVED);
            assertThat(asked("serve")).containsExactly(SERVED);
        } finally {
            moveTo(temp.resolveSibling(temp.getFileName().toString().replace("-moved", "")));
        }
        assertThat(asked("serve")).containsExactly(SERVED);
    }

    private void moveTo(Path other) throws IOException {
        temp = Files.move(temp, other);
        java = temp.resolve("jdk/bin/java");
    }

    @Test
    void whatCannotBeMadeIsTriedOnceAndIsNoObstacle() throws IOException, InterruptedException {
        Files.delete(beside("able"));
        assertThat(asked("serve")).containsExactly(PREPARED, SERVED);
        assertThat(asked("serve")).containsExactly(SERVED);
    }

    /** Options that every Java of a machine gets do not make it another Java, and none of them spoils its archive. */
    @Test
    @Tag("F-569")
    void optionsOfTheEnvironmentNeedNoOther() throws IOException, InterruptedException {
        environment.put("JAVA_TOOL_OPTIONS", "-XX:ObjectAlignmentInBytes=16");
        assertThat(asked("serve")).containsExactly(PREPARED, SERVED);
        environment.clear();
        assertThat(asked("serve")).containsExactly(SERVED);
        try (var files = Files.list(server.getParent())) {
            assertThat(files.filter(file -> file.toString().endsWith(".archive")))
                    .singleElement()
                    .satisfies(archive -> assertThat(archive).hasContent("classes"));
        }
    }
}
