package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mflix.testing.ChildServer;
import mflix.testing.PreparedArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The packaged server, started with the classes that were kept. */
@Execution(CONCURRENT)
class ClassArchiveIT {
    @TempDir
    private Path temp;

    @Test
    @Tag("F-240")
    @EnabledOnOs(OS.LINUX)
    void serverUsesWhatWasPrepared() throws IOException {
        var archive = PreparedArchive.file();
        assertThat(archive.getParent().toFile().list()).containsExactlyInAnyOrder("classes.archive", "prepare.log");

        try (var server = ChildServer.start(temp, Map.of("MFLIX_PASSWORD_COST", "4"))) {
            server.awaitStarted();
            assertThat(Files.readString(Path.of("/proc/" + server.serverProcess() + "/maps")))
                    .contains(archive.toString());
            assertThat(server.site().anyone().movies().list().status()).isEqualTo(200);
            assertThat(server.log()).doesNotContain("[cds]", "[aot]");
        }
    }
}
