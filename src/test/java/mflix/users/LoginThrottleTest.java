package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-40")
class LoginThrottleTest {
    private static final Executor THREADS = task -> new Thread(task, "mistake").start();

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final TestDatabase database = TestDatabase.inMemory();
    private final LoginThrottle throttle = throttle();

    private LoginThrottle throttle() {
        return new LoginThrottle(
                database.documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty())), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

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
    @Tag("F-451")
    void allNodesCountTogether() {
        var other = throttle();
        for (int i = 0; i < 9; i++) {
            assertThat(secondsAfterMistake()).isZero();
        }
        var refusal = catchThrowableOfType(Problem.class, () -> other.mistaken("ada@example.com", "here"));
        assertThat(refusal.members().get("retry_after")).isEqualTo(30L);
        assertThat(catchThrowableOfType(Problem.class, () -> throttle.admit("ada@example.com", "here")))
                .isNotNull();
        clock.move(Duration.ofSeconds(31));
        other.right("ada@example.com", "here");
        assertThat(secondsAfterMistake()).isZero();
    }

    @Test
    @Tag("F-451")
    void mistakesAtOnceAreAllCounted() {
        var atOnce = 9;
        var start = new CyclicBarrier(atOnce);
        for (int account = 0; account < 20; account++) {
            var email = "ada" + account + "@example.com";
            var mistakes = IntStream.range(0, atOnce)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> mistakenAfter(start, email), THREADS))
                    .toList();
            mistakes.forEach(CompletableFuture::join);
            assertThat(catchThrowableOfType(Problem.class, () -> throttle.mistaken(email, "here")))
                    .as(email)
                    .isNotNull();
        }
    }

    private void mistakenAfter(CyclicBarrier start, String email) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
        throttle.mistaken(email, "here");
    }

    @Test
    @Tag("F-451")
    void whatDoesNotCountAnyMoreIsRemoved() {
        throttle.mistaken("ada@example.com", "here");
        clock.move(Duration.ofMinutes(15));
        throttle.mistaken("ben@example.com", "here");
        assertThat(throttle.removeOld()).isZero();
        clock.move(Duration.ofSeconds(1));
        assertThat(throttle.removeOld()).isOne();
    }

    @Test
    @Tag("F-487")
    void clockThatWasPutBackLocksNobodyOut() {
        for (int i = 0; i < 12; i++) {
            secondsAfterMistake();
        }
        clock.move(Duration.ofDays(-400));
        assertThatCode(() -> throttle.admit("ada@example.com", "here")).doesNotThrowAnyException();
        for (int i = 0; i < 9; i++) {
            assertThat(secondsAfterMistake()).isZero();
        }
        assertThat(secondsAfterMistake()).isEqualTo(30);
    }

    @Test
    @Tag("F-487")
    void clockThatWasPutBackALittleOpensNothing() {
        for (int i = 0; i < 10; i++) {
            secondsAfterMistake();
        }
        clock.move(Duration.ofMinutes(-5));
        assertThat(catchThrowableOfType(Problem.class, () -> throttle.admit("ada@example.com", "here")))
                .isNotNull();
        assertThat(secondsAfterMistake()).isEqualTo(60);
    }
}
