package mflix.dump;

import java.nio.file.Path;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class DumpOnRealServerTest extends DumpContract {
    @Override
    TestDatabase open(Path folder) {
        return TestDatabase.onRealServer();
    }
}
