package mflix.migration;

import java.nio.file.Path;
import java.util.Set;
import mflix.testing.TestDatabase;
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
        return EveryIdInMemoryTest.IMPOSSIBLE;
    }

    /** To it the lowest long is minus infinity, and a UUID is neither above nor below other bytes. */
    @Override
    Set<String> incomparable() {
        return Set.of("minus infinity", "binary of subtype 3", "binary of subtype 4");
    }
}
