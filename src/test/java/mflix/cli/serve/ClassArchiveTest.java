package mflix.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mflix.testing.Jdks;
import mflix.testing.TestJvm;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@Tag("F-240")
class ClassArchiveTest {
    @TempDir
    private Path temp;

    @Test
    void whatIsMissingOrEmptyIsNotUsed() throws IOException {
        var file = temp.resolve("classes.archive");
        assertThat(new ClassArchive(file).using()).isEmpty();
        Files.createFile(file);
        assertThat(new ClassArchive(file).using()).isEmpty();
        Files.writeString(file, "classes");
        assertThat(new ClassArchive(file).using()).anyMatch(option -> option.endsWith("=" + file));
    }

    /** The JVM looks at what it is given, and starts without it. */
    @TestFactory
    Stream<DynamicTest> damagedOneIsNoObstacleOnAnyJdk() {
        return Jdks.found().entrySet().stream()
                .map(jdk -> DynamicTest.dynamicTest(
                        "JDK " + jdk.getKey(), () -> startsInSpiteOfDamage(jdk.getKey(), jdk.getValue())));
    }

    private void startsInSpiteOfDamage(int version, String java) throws IOException, InterruptedException {
        var damaged = Files.writeString(temp.resolve(version + ".archive"), "not what the JVM has written");
        var command = new ArrayList<>(List.of(java, "@server-config/jvm-options"));
        command.addAll(ClassArchive.using(version, damaged));
        command.addAll(List.of("-cp", TestJvm.classPath(), Quiet.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo("started");
    }

    /** In place of the server. */
    static final class Quiet {
        private Quiet() {}

        public static void main(String[] arguments) {
            System.out.print("started");
        }
    }
}
