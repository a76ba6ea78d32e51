package mflix.movies;

import mflix.testing.TestDatabase;

class FilmPagesInMemoryTest extends FilmPagesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
