package mflix.movies;

import mflix.testing.TestDatabase;

class MoviesInMemoryTest extends MoviesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
