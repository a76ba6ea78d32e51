package mflix.report;

import mflix.TestDatabase;

class ReportsInMemoryTest extends ReportsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }
}
