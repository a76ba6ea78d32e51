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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./mflix} where everything is built, with a {@code java} that only tells what it is asked to do. */
@Tag("F-240")
class LauncherScriptTest {
    private static final String JAVA =
            """
            #!/usr/bin/env bash
            [ "$1" != -version ] || { echo 'openjdk version "'"$(cat "$0.version")"'"' >&2; exit 0; }
            for word in "$@"; do
              case $word in -Dmflix.class-archive=*) archive=${word#*=} ;; esac
            done
            echo "${@: -1} ${MFLIX_DB_URI:-}" >> "$0.asked"
            [ "${@: -1}" != prepare ] || { [ -f "$0.able" ] && echo classes > "$archive"; }
            """;
    private static final String PREPARED = "prepare ";
    private static final String SERVED = "serve mongodb://one";

    @TempDir
    private Path temp;

    private Path java;
    private Path server;

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("mflix"), temp.resolve("mflix"), StandardCopyOption.COPY_ATTRIBUTES);
        server = Files.createDirectories(temp.resolve("target/server")).resolve("mflix-server.jar");
        Files.createFile(server);
        Files.setLastModifiedTime(server, FileTime.from(Instant.EPOCH));
        java = Files.createDirectories(temp.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(beside("version"), "17.0.1");
        Files.createFile(beside("able"));
    }

    private Path beside(String ending) {
        return Path.of(java + "." + ending);
    }

    /** What Java was asked for, in order, each with the setting that it saw. */
    private List<String> asked(String... command) throws IOException, InterruptedException {
        Files.deleteIfExists(beside("asked"));
        var words = Stream.concat(Stream.of(temp.resolve("mflix").toString()), Stream.of(command));
        var builder = new ProcessBuilder(words.toList()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
        builder.environment().put("MFLIX_DB_URI", "mongodb://one");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Files.readAllLines(beside("asked"));
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

    @Test
    void whatCannotBeMadeIsTriedOnceAndIsNoObstacle() throws IOException, InterruptedException {
        Files.delete(beside("able"));
        assertThat(asked("serve")).containsExactly(PREPARED, SERVED);
        assertThat(asked("serve")).containsExactly(SERVED);
    }
}
