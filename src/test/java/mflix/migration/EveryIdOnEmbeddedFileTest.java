package mflix.migration;

import java.nio.file.Path;
import java.util.Set;
import mflix.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class EveryIdOnEmbeddedFileTest extends EveryIdContract {

    @TempDir
    private Path folder;

    @Override
    TestDatabase open() {
        return TestDatabase.embedded(folder);
    }

    @Override
    Set<String> impossible() {
        return NOT_EMBEDDED;
    }

    @Override
    Set<String> unordered() {
        return UNORDERED_EMBEDDED;
    }
}
