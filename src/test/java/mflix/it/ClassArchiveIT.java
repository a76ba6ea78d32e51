package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mflix.testing.ChildServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The packaged server, started once to keep its classes and once with them. */
@Execution(CONCURRENT)
class ClassArchiveIT {
    @TempDir
    private Path temp;

    @Test
    @Tag("F-240")
    @EnabledOnOs(OS.LINUX)
    void serverUsesWhatWasPrepared() throws IOException, InterruptedException {
        var archive = temp.resolve("classes.archive");
        var output = temp.resolve("prepare.log");
        var preparing = ChildServer.commandLine(ChildServer.withArchive(archive), List.of("prepare"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        preparing.environment().put("JAVA_TOOL_OPTIONS", ChildServer.QUICK_START);
        assertThat(preparing.start().waitFor()).as(Files.readString(output)).isZero();
        assertThat(temp.toFile().list()).containsExactlyInAnyOrder("classes.archive", "prepare.log");

        try (var server = ChildServer.startUsing(archive, temp.resolve("site"), Map.of("MFLIX_PASSWORD_COST", "4"))) {
            server.awaitStarted();
            assertThat(Files.readString(Path.of("/proc/" + server.serverProcess() + "/maps")))
                    .contains(archive.toString());
            assertThat(server.site().anyone().movies().list().status()).isEqualTo(200);
            assertThat(server.log()).doesNotContain("[cds]", "[aot]");
        }
    }
}
