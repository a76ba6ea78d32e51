package mflix.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import mflix.testing.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-172")
class OncePerMinuteTest {

    @Test
    void firstIsReportedAtOnceAndTheRestTogetherAfterAMinute() {
        var clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));
        var reported = new ArrayList<Long>();
        var refusals = new OncePerMinute(clock, reported::add);
        refusals.count();
        assertThat(reported).containsExactly(1L);
        for (int i = 0; i < 9; i++) {
            refusals.count();
        }
        clock.move(Duration.ofMinutes(1));
        refusals.count();
        assertThat(reported).containsExactly(1L);
        clock.move(Duration.ofMillis(1));
        refusals.count();
        assertThat(reported).containsExactly(1L, 11L);
    }
}
