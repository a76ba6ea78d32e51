package mflix.migration;

import java.util.Set;
import mflix.TestDatabase;

class EveryIdInMemoryTest extends EveryIdContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }

    @Override
    Set<String> impossible() {
        return NOT_EMBEDDED;
    }

    @Override
    Set<String> unordered() {
        return UNORDERED_EMBEDDED;
    }
}
