package mflix.movies;

import mflix.testing.TestDatabase;

class FilmIndexesInMemoryTest extends FilmIndexesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
