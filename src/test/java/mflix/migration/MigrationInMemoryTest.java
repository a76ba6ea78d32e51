package mflix.migration;

import mflix.testing.TestDatabase;

class MigrationInMemoryTest extends MigrationContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
