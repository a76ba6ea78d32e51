package mflix.movies;

import mflix.testing.TestDatabase;

class ReadIndexesInMemoryTest extends ReadIndexesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
