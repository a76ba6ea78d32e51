package mflix.movies;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

// region on-real-server
@Tag("real")
class MoviesOnRealServerTest extends MoviesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
// endregion on-real-server
