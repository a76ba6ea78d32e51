package mflix.movies;

import mflix.testing.TestDatabase;

class DiscoveryInMemoryTest extends DiscoveryContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
