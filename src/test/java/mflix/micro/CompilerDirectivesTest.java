package mflix.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-567")
class CompilerDirectivesTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "John Smith", "a=b", "it's", "ä, ö"})
    void theJvmTakesThemFromWhateverFolder(String name) throws IOException, JMException {
        var folder = Files.createDirectory(temp.resolve(name));
        assertThat(CompilerDirectives.add(folder)).contains("1 compiler directives added");
        assertThat(folder).isEmptyDirectory();
    }
}
