package mflix.suggestions;

import java.nio.file.Path;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class SuggestionsOnEmbeddedFileTest extends SuggestionsContract {

    @TempDir
    private Path folder;

    @Override
    TestDatabase open() {
        return TestDatabase.embedded(folder);
    }
}
