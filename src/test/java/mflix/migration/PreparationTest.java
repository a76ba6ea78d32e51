package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import mflix.settings.SettingsReader;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run that is started during an election begins all the same. */
class PreparationTest {

    @Test
    @Tag("F-153")
    void indexesOfTheControlCollectionsAreMadeThroughAStepDown() {
        try (var set = new FakeReplicaSet()) {
            var settings = MigrationSettings.from(new SettingsReader(key -> Optional.empty()), false);
            var migrations = new Migrations(set.database(), settings, Clock.systemUTC(), Runnable::run);
            set.fail("createIndexes", 3, Fault.NOT_PRIMARY);
            migrations.stores(Migrations.FIRST).prepare();
            assertThat(set.recorded("createIndexes")).hasSizeGreaterThanOrEqualTo(8);
        }
    }
}
