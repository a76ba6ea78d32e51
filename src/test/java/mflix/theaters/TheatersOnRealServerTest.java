package mflix.theaters;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class TheatersOnRealServerTest extends TheatersContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
