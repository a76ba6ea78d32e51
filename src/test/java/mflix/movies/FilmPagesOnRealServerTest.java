package mflix.movies;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class FilmPagesOnRealServerTest extends FilmPagesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
