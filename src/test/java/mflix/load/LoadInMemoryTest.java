package mflix.load;

import mflix.testing.TestDatabase;

class LoadInMemoryTest extends LoadContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
