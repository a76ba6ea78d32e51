package mflix.dump;

import java.nio.file.Path;
import mflix.testing.TestDatabase;

class DumpInMemoryTest extends DumpContract {
    @Override
    TestDatabase open(Path folder) {
        return TestDatabase.inMemory();
    }
}
