package mflix.migration;

import java.util.Set;
import mflix.testing.TestDatabase;

class EveryIdInMemoryTest extends EveryIdContract {
    /** Its protocol does not know these, except for code, which it stores and cannot find by type. */
    static final Set<String> IMPOSSIBLE = Set.of(
            "symbol",
            "code",
            "code with a scope",
            "pointer",
            "binary of subtype 1",
            "binary of subtype 2",
            "binary of subtype 5",
            "binary of subtype 6",
            "binary of subtype 7",
            "binary of subtype 8",
            "binary of subtype 128");

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }

    @Override
    Set<String> impossible() {
        return IMPOSSIBLE;
    }

    /** To it the lowest long is minus infinity, and an empty document is any document. */
    @Override
    Set<String> incomparable() {
        return Set.of(
                "minus infinity", "binary of subtype 3", "binary of subtype 4", "empty document", "document with null");
    }
}
