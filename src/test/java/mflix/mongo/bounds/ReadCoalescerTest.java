package mflix.mongo.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mflix.testing.ChildServer;
import mflix.testing.Latches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-564")
class ReadCoalescerTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final int CROWD = 8;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        end.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    @Test
    void callersOneAfterAnotherReadEachForThemselves() {
        var coalescer = new ReadCoalescer<String, Integer>(FOR_EVER);
        assertThat(coalescer.get("key", reads::incrementAndGet)).isEqualTo(1);
        assertThat(coalescer.get("key", reads::incrementAndGet)).isEqualTo(2);
        assertThat(coalescer.isIdle()).isTrue();
    }

    @Test
    void thoseWhoComeWhileOneReadRunsShareTheNextAndSeeWhatWasWrittenBeforeTheyCame() throws Exception {
        var coalescer = new ReadCoalescer<String, Integer>(FOR_EVER);
        var first = running(coalescer, "key");
        stored.set(42);
        var crowd = crowd(coalescer, "key", this::read);
        end.countDown();
        assertThat(first.get()).isZero();
        for (var one : crowd) {
            assertThat(one.get()).isEqualTo(42);
        }
        assertThat(reads).hasValue(2);
        assertThat(coalescer.isIdle()).isTrue();
    }

    @Test
    void nobodyWaitsForAnotherKey() throws Exception {
        var coalescer = new ReadCoalescer<String, Integer>(FOR_EVER);
        var first = running(coalescer, "key");
        assertThat(coalescer.get("other", () -> 7)).isEqualTo(7);
        assertThat(first).isNotDone();
    }

    @Test
    void slowReadHoldsTheNextOneUpForAShortTimeOnly() throws Exception {
        var coalescer = new ReadCoalescer<String, Integer>(Duration.ofMillis(1));
        var first = running(coalescer, "key");
        assertThat(coalescer.get("key", () -> 7)).isEqualTo(7);
        assertThat(first).isNotDone();
        end.countDown();
        assertThat(first.get()).isZero();
        assertThat(coalescer.isIdle()).isTrue();
    }

    @Test
    void whoSharedAReadThatFailedReadsForHimself() throws Exception {
        var coalescer = new ReadCoalescer<String, Integer>(FOR_EVER);
        var first = running(coalescer, "key");
        var crowd = crowd(coalescer, "key", () -> {
            if (reads.incrementAndGet() == 2) { // the one that is shared
                throw new IllegalStateException("away");
            }
            return 7;
        });
        end.countDown();
        assertThat(first.get()).isZero();
        var failed = 0;
        for (var one : crowd) {
            try {
                assertThat(one.get()).isEqualTo(7);
            } catch (ExecutionException e) {
                assertThat(e).cause().hasMessage("away");
                failed++;
            }
        }
        assertThat(failed).isEqualTo(1);
        assertThat(reads).hasValue(1 + CROWD);
        assertThat(coalescer.isIdle()).isTrue();
    }

    @Test
    void errorOfTheVirtualMachineStaysOne() {
        var coalescer = new ReadCoalescer<String, Integer>(FOR_EVER);
        assertThatThrownBy(() -> coalescer.get("key", () -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(coalescer.isIdle()).isTrue();
    }

    @Test
    void whoIsInterruptedWaitsNoLongerAndStaysInterrupted() throws Exception {
        var coalescer = new ReadCoalescer<String, Boolean>(FOR_EVER);
        var begun = new CountDownLatch(1);
        var first = begin(() -> coalescer.get("key", () -> {
            begun.countDown();
            return Latches.isOpened(end);
        }));
        begun.await();
        Thread.currentThread().interrupt();
        assertThat(coalescer.get("key", () -> Thread.currentThread().isInterrupted()))
                .isTrue();
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
        assertThat(first.get()).isTrue();
    }

    /** One read that has begun and ends when the test lets it. */
    private FutureTask<Integer> running(ReadCoalescer<String, Integer> coalescer, String key)
            throws InterruptedException {
        var begun = new CountDownLatch(1);
        var task = begin(() -> coalescer.get(key, () -> {
            var seen = read();
            begun.countDown();
            Latches.isOpened(end);
            return seen;
        }));
        begun.await();
        return task;
    }

    /** Callers who all wait. */
    private List<FutureTask<Integer>> crowd(
            ReadCoalescer<String, Integer> coalescer, String key, Supplier<Integer> read) {
        var tasks = new ArrayList<FutureTask<Integer>>();
        for (var i = 0; i < CROWD; i++) {
            tasks.add(begin(() -> coalescer.get(key, read)));
        }
        ChildServer.await("all callers to wait", () -> threads.stream()
                .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        return tasks;
    }

    private <T> FutureTask<T> begin(Supplier<T> work) {
        var task = new FutureTask<T>(work::get);
        var thread = new Thread(task);
        threads.add(thread);
        thread.start();
        return task;
    }

    private int read() {
        reads.incrementAndGet();
        return stored.get();
    }
}
