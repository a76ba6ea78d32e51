package mflix.movies;

import java.nio.file.Path;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class FilmPagesOnEmbeddedFileTest extends FilmPagesContract {

    @TempDir
    private static Path folder;

    @Override
    TestDatabase open() {
        return TestDatabase.embedded(folder);
    }
}
