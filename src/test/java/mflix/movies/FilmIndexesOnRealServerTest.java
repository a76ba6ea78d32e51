package mflix.movies;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class FilmIndexesOnRealServerTest extends FilmIndexesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
