package mflix.load;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class DumpIndexesOnRealServerTest extends DumpIndexesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
