package mflix.theaters;

import mflix.testing.TestDatabase;

class TheatersInMemoryTest extends TheatersContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
