package mflix.movies;

import mflix.testing.TestDatabase;

class TextSearchInMemoryTest extends TextSearchContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
