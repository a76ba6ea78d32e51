package mflix.movies;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class ReadIndexesOnRealServerTest extends ReadIndexesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
