package mflix.load;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class LoadOnRealServerTest extends LoadContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
