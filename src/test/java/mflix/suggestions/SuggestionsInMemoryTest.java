package mflix.suggestions;

import mflix.testing.TestDatabase;

class SuggestionsInMemoryTest extends SuggestionsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
