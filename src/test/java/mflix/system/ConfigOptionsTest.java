package mflix.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mflix.mongo.CapabilityCache;
import mflix.mongo.settings.DemoMode;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.testing.FakeReplicaSet;
import mflix.testing.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConfigOptionsTest {

    @Test
    @Tag("F-234")
    void serverIsAskedForTheRolesOnceASecond() {
        var clock = new MovableClock(Instant.EPOCH);
        try (var set = new FakeReplicaSet()) {
            var options = new ConfigOptions(
                    set.database(),
                    new CapabilityCache(set.database()),
                    MongoSettings.from(new SettingsReader(key -> Optional.empty())),
                    new DemoMode(false),
                    clock);
            assertThat(options.inForce()).containsKey("pool_size"); // asks what the server can do as well
            var before = set.recorded("connectionStatus").size();
            assertThat(options.inForce()).isEqualTo(options.inForce());
            assertThat(set.recorded("connectionStatus")).hasSize(before);
            clock.move(Duration.ofSeconds(1));
            assertThat(options.inForce()).containsKey("pool_size");
            assertThat(set.recorded("connectionStatus")).hasSize(before + 1);
        }
    }
}
