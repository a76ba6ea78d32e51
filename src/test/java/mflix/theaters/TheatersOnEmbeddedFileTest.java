package mflix.theaters;

import java.nio.file.Path;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class TheatersOnEmbeddedFileTest extends TheatersContract {

    @TempDir
    private static Path folder;

    @Override
    TestDatabase open() {
        return TestDatabase.embedded(folder);
    }
}
