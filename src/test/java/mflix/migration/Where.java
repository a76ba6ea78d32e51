package mflix.migration;

import mflix.testing.TestDatabase;

/** The servers that a test of survival can be held on; a real one skips it where none is known. */
enum Where {
    IN_MEMORY {
        @Override
        TestDatabase open() {
            return TestDatabase.inMemory();
        }
    },
    REPLICA_SET {
        @Override
        TestDatabase open() {
            return TestDatabase.onFakeReplicaSet();
        }
    },
    REAL_SERVER {
        @Override
        TestDatabase open() {
            return TestDatabase.onRealServer();
        }
    };

    abstract TestDatabase open();
}
