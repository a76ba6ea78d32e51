package mflix.movies;

import mflix.TestDatabase;

class MoviesInMemoryTest extends MoviesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
