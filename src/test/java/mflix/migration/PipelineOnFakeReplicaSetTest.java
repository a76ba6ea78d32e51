package mflix.migration;

import mflix.testing.TestDatabase;

class PipelineOnFakeReplicaSetTest extends PipelineContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onFakeReplicaSet();
    }
}
