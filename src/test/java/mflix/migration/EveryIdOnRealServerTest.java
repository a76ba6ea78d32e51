package mflix.migration;

import java.util.Set;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("real")
class EveryIdOnRealServerTest extends EveryIdContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }

    @Override
    Set<String> impossible() {
        return Set.of();
    }

    @Override
    Set<String> incomparable() {
        return Set.of();
    }
}
