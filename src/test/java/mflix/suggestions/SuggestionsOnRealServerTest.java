package mflix.suggestions;

import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class SuggestionsOnRealServerTest extends SuggestionsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
