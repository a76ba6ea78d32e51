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
        return Set.of("symbol", "code", "code with a scope", "pointer");
    }
}
