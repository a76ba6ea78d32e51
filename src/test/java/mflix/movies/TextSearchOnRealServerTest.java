package mflix.movies;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class TextSearchOnRealServerTest extends TextSearchContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
