package mflix.migration;

import mflix.TestDatabase;

class MigrationInMemoryTest extends MigrationContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
