package mflix.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HealthStateTest {

    // without a database to ask: after a failed start none of the answers is its matter
    @Test
    @Tag("F-322")
    void noProbeIsUpAfterFailedStart() {
        var health = new HealthState(null, null, null);
        assertThat(health.isLive()).isTrue();
        health.markStartFailed();
        assertThat(health.isLive()).isFalse();
        assertThat(health.isStarted()).isFalse();
        assertThat(health.isReady()).isFalse();
    }
}
