package mflix.migration;

import mflix.TestDatabase;

class MigrationOnRealServerTest extends MigrationContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
