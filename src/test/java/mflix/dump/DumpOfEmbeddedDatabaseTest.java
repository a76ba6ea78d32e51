package mflix.dump;

import java.nio.file.Path;
import mflix.testing.TestDatabase;

class DumpOfEmbeddedDatabaseTest extends DumpContract {
    @Override
    TestDatabase open(Path folder) {
        return TestDatabase.embedded(folder);
    }
}
