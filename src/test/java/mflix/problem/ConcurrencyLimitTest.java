package mflix.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import mflix.testing.Latches;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-172")
class ConcurrencyLimitTest {
    private static final String BUSY = "Too many at once.";

    @Test
    void whoFindsNoPlaceToRunOrToWaitIsRefusedAndThePlaceComesBack() throws Exception {
        var limit = new ConcurrencyLimit(1, 0, Duration.ofDays(1), BUSY);
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var executor = Executors.newSingleThreadExecutor();
        try {
            var first = executor.submit(() -> limit.run(() -> {
                begun.countDown();
                return Latches.isOpened(end);
            }));
            begun.await();
            var refusal = catchThrowableOfType(Problem.class, () -> limit.run(() -> true));
            assertThat(refusal).hasMessage(BUSY);
            assertThat(refusal.kind()).isEqualTo(ProblemKind.SERVER_BUSY);
            end.countDown();
            assertThat(first.get()).isTrue();
            assertThat(limit.run(() -> "again")).isEqualTo("again");
        } finally {
            end.countDown();
            executor.shutdownNow();
        }
    }

    @Test
    void whoWaitsTooLongIsRefused() {
        var limit = new ConcurrencyLimit(0, 1, Duration.ofMillis(1), BUSY);
        assertThat(catchThrowableOfType(Problem.class, () -> limit.run(() -> true))
                        .kind())
                .isEqualTo(ProblemKind.SERVER_BUSY);
    }

    @Test
    void failureGivesThePlaceBack() {
        var limit = new ConcurrencyLimit(1, 0, Duration.ofMillis(1), BUSY);
        assertThatThrownBy(() -> limit.run(() -> {
                    throw new IllegalStateException("of the work");
                }))
                .hasMessage("of the work");
        assertThat(limit.run(() -> true)).isTrue();
    }

    @Test
    void interruptedThreadIsToldThatTheServerStops() {
        var limit = new ConcurrencyLimit(0, 1, Duration.ofDays(1), BUSY);
        Thread.currentThread().interrupt();
        var refusal = catchThrowableOfType(Problem.class, () -> limit.run(() -> true));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(refusal.kind()).isEqualTo(ProblemKind.SHUTTING_DOWN);
    }
}
