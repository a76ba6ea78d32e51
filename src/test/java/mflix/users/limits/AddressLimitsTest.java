package mflix.users.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("F-277")
class AddressLimitsTest {
    private static final String HERE = "192.0.2.1";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));

    private AddressLimits limits(LimitedAction action, int limit) {
        var settings = Map.of("mflix.limit." + action.plural(), String.valueOf(limit));
        return new AddressLimits(new SettingsReader(key -> Optional.ofNullable(settings.get(key))), clock);
    }

    private static Problem refusal(AddressLimits limits, LimitedAction action, String address) {
        return catchThrowableOfType(Problem.class, () -> limits.admit(action, address));
    }

    @ParameterizedTest
    @EnumSource
    void anAllowanceMayBeUsedAtOnceAndComesBackEvenly(LimitedAction action) {
        var limits = limits(action, 10);
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(limits, action, HERE)).isNull();
        }
        var refused = refusal(limits, action, HERE);
        assertThat(refused.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
        var wait = (long) refused.members().get("retry_after");
        assertThat(wait).isEqualTo(action.period().dividedBy(10).toSeconds());
        assertThat(refused).hasMessageContaining(action.plural()).hasMessageContaining(wait + " seconds");
        clock.move(Duration.ofSeconds(wait).minusMillis(1));
        assertThat(refusal(limits, action, HERE)).isNotNull();
        clock.move(Duration.ofMillis(1));
        assertThat(refusal(limits, action, HERE)).isNull();
        assertThat(refusal(limits, action, HERE)).isNotNull();
        clock.move(action.period().multipliedBy(3));
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(limits, action, HERE)).isNull();
        }
        assertThat(refusal(limits, action, HERE)).isNotNull();
    }

    @Test
    void otherAddressesAndOtherActionsAreNotTouched() {
        var limits = limits(LimitedAction.COMMENT, 1);
        limits.admit(LimitedAction.COMMENT, HERE);
        assertThat(refusal(limits, LimitedAction.COMMENT, HERE)).isNotNull();
        assertThatCode(() -> {
                    limits.admit(LimitedAction.COMMENT, "192.0.2.2");
                    limits.admit(LimitedAction.SEARCH, HERE);
                    limits.admit(LimitedAction.REGISTRATION, HERE);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void zeroIsWithoutALimit() {
        var limits = limits(LimitedAction.SEARCH, 0);
        for (int i = 0; i < 5000; i++) {
            limits.admit(LimitedAction.SEARCH, HERE);
        }
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        var limits = limits(LimitedAction.COMMENT, 1);
        limits.admit(LimitedAction.COMMENT, HERE);
        clock.move(Duration.ofMinutes(-5));
        assertThat(refusal(limits, LimitedAction.COMMENT, HERE)).isNotNull();
    }

    @Test
    void whoIsRefusedAllTheTimeIsNotForgottenForOthers() {
        var limits = limits(LimitedAction.COMMENT, 1);
        limits.admit(LimitedAction.COMMENT, HERE);
        for (int i = 0; i < 20_000; i++) {
            limits.admit(LimitedAction.COMMENT, "address " + i);
            if (i % 1000 == 0) {
                assertThat(refusal(limits, LimitedAction.COMMENT, HERE)).isNotNull();
            }
        }
    }
}
