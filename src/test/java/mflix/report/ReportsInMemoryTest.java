package mflix.report;

import mflix.testing.TestDatabase;

class ReportsInMemoryTest extends ReportsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
