package mflix.load;

import mflix.TestDatabase;

class LoadInMemoryTest extends LoadContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
