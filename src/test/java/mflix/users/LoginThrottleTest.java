package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import mflix.problem.Problem;
import mflix.testing.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-40")
class LoginThrottleTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(clock);

    private long secondsAfterMistake() {
        var refusal = catchThrowableOfType(Problem.class, () -> throttle.mistaken("ada@example.com", "here"));
        return refusal == null ? 0 : (long) refusal.members().get("retry_after");
    }

    @Test
    void waitDoublesUpToFifteenMinutes() {
        for (int i = 0; i < 9; i++) {
            assertThat(secondsAfterMistake()).isZero();
        }
        for (long wait : new long[] {30, 60, 120, 240, 480, 900, 900, 900}) {
            assertThat(secondsAfterMistake()).isEqualTo(wait);
            clock.move(Duration.ofSeconds(wait));
        }
    }

    @Test
    void rightPasswordOrAQuietQuarterOfAnHourClearsTheCount() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 9; i++) {
                assertThat(secondsAfterMistake()).isZero();
            }
            if (round == 0) {
                throttle.right("ada@example.com", "here");
            } else {
                clock.move(Duration.ofMinutes(15).plusSeconds(1));
            }
        }
    }

    @Test
    void otherAddressesAndOtherAccountsGoOn() {
        for (int i = 0; i < 10; i++) {
            secondsAfterMistake();
        }
        assertThat(catchThrowableOfType(Problem.class, () -> throttle.admit("ADA@example.com", "here")))
                .isNotNull();
        assertThatCode(() -> throttle.admit("ada@example.com", "there")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.admit("ben@example.com", "here")).doesNotThrowAnyException();
    }

    @Test
    void tenThousandAndOneNamesForgetTheOldest() {
        for (int i = 0; i < 10; i++) {
            secondsAfterMistake();
        }
        for (int i = 0; i < 10_000; i++) {
            throttle.mistaken(i + "@example.com", "here");
        }
        assertThatCode(() -> throttle.admit("ada@example.com", "here")).doesNotThrowAnyException();
    }
}
