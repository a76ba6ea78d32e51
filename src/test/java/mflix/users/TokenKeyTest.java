package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeyTest {
    @TempDir
    private Path folder;

    private TokenKey in(Path folder) {
        return new TokenKey(People.config(Map.of("mflix.data.dir", folder.toString())));
    }

    @Test
    void madeOnceAndKeptForTheOwnerAlone() throws IOException {
        var data = folder.resolve("data");
        assertThat(in(data).bytes()).hasSize(64).isEqualTo(in(data).bytes());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void keptKeyThatIsTooShortRefusesTheStart() throws IOException {
        Files.writeString(folder.resolve("secret.key"), "short\n");
        assertThatThrownBy(() -> in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret.key has 5 bytes");
    }

    @Test
    void folderThatCannotBeWrittenGivesAKeyInMemory() throws IOException {
        var file = Files.writeString(folder.resolve("a-file"), "in the way");
        assertThat(in(file.resolve("data")).bytes()).hasSize(64);
        assertThat(in(file.resolve("data")).bytes())
                .isNotEqualTo(in(file.resolve("data")).bytes());
    }
}
