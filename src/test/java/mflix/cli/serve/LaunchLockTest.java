package mflix.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mflix.embedded.DataFolder;
import mflix.problem.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F-200")
class LaunchLockTest {
    @TempDir
    private Path folder;

    @Test
    void aSecondServeOnTheSameFolderIsRefusedUntilTheFirstHasEnded() throws IOException {
        var data = new DataFolder(folder.resolve("data"));
        try (var first = LaunchLock.take(data)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> LaunchLock.take(data))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("The data folder " + data.path() + " is in use: another ./mflix serve");
        }
        LaunchLock.take(data).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> LaunchLock.take(new DataFolder(file.resolve("data"))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be used");
    }
}
