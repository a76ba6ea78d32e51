package mflix.report;

import mflix.TestDatabase;

class ReportsOnRealServerTest extends ReportsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
