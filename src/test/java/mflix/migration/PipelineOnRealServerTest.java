package mflix.migration;

import mflix.testing.TestDatabase;

class PipelineOnRealServerTest extends PipelineContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }
}
