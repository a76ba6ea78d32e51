package mflix.migration;

import mflix.testing.TestDatabase;

class MigrationOnRealServerTest extends MigrationContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
