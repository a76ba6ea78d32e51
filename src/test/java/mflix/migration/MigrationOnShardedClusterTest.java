package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import mflix.testing.FakeMongos;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** Behind a router that refuses what routers refuse. */
@Tag("F-447")
class MigrationOnShardedClusterTest extends MigrationContract {
    private final FakeMongos router = FakeMongos.asAdvised();

    @Override
    TestDatabase open() {
        return TestDatabase.behind(router);
    }

    @AfterEach
    void nothingWasRefused() {
        assertThat(router.refused()).isEmpty();
    }
}
