package mflix.movies;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class DiscoveryOnRealServerTest extends DiscoveryContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
