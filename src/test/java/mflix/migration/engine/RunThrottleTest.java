package mflix.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mflix.migration.Migrations;
import mflix.migration.Node;
import mflix.migration.OldFilms;
import mflix.migration.RunAction;
import mflix.migration.store.IdRange;
import mflix.migration.store.Lease;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.Run;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.migration.store.RunTransition;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a worker is held back, on a clock of the test's own. */
@Tag("migration")
class RunThrottleTest {
    private static final long MILLI = 1_000_000;
    private static final String WORKER = "worker";

    private final TestDatabase database = TestDatabase.inMemory();
    private final Node node = new Node(database.documents());
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:30:00Z"));
    private final PassingTime time = new PassingTime();
    private final List<BsonValue> waits = new ArrayList<>();
    private MigrationStores stores;
    private Run run;
    private RunLease lease;
    private Lease.Held range;

    /** Passes when somebody waits; before each wait ends it does what a test asks for. */
    private final class PassingTime implements WorkTime {
        private final List<Long> slices = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public boolean await(StopSignal stop, long nanos) {
            slices.add(nanos);
            waits.add(stored().member("waiting"));
            now += nanos;
            clock.move(Duration.ofNanos(nanos));
            meanwhile.run();
            return stop.isRaised();
        }

        long passedMillis() {
            return now / MILLI;
        }
    }

    @BeforeEach
    void begin() {
        OldFilms.into(database.documents(), 10);
        stores = node.migrations().stores(Migrations.FIRST);
        run = node.start();
        stores = MigrationStores.of(stores.conversion(), stores.storage(), Clock.systemUTC(), WORKER);
        run = stores.runs().claim(run, WORKER).orElseThrow();
        lease = new RunLease(stores.runs(), run, new StopSignal());
        stores.ranges().replace(run, 1, List.of(new IdRange.Cut(BsonNull.VALUE, BsonNull.VALUE, 10)));
        stores.move(run, lease.guard(), RunTransition.to(RunState.RUNNING, "Running.", WORKER));
        range = stores.ranges()
                .lease()
                .heldOf(stores.ranges().claim(run).orElseThrow().stored());
        run = stored();
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private Run stored() {
        return stores.runs().find(run.id()).orElseThrow();
    }

    private long heldBack() {
        return lease.times()
                .take()
                .toBsonDocument()
                .getDocument("$inc")
                .getNumber(Run.THROTTLED)
                .longValue();
    }

    private void afterBatch(RunPace pace, long workedNanos) {
        stores.runs().pace(run, pace, Node.TESTER);
        run = stored();
        throttle(() -> {}).afterBatch(run, new RunThrottle.Batch(workedNanos, 0), range);
    }

    private RunThrottle throttle(Runnable beforeLongWaits) {
        return new RunThrottle(lease, stores, new RunThrottle.Tools(clock, time, beforeLongWaits));
    }

    @ParameterizedTest
    @Tag("F-250")
    @CsvSource({
        "0.2, 0, 20, 4", // as nice as asked
        "0.5, 0, 3, 1",
        "2, 0, 300, 600",
        "1, 0, 1000, 1000",
        "0, 1, 20, 1", // at least so long
        "0, 200, 20, 200",
        "0, 999, 20, 999",
        "0.2, 200, 20, 200", // both: the longer one
        "1, 200, 500, 500",
        "0, 0, 500, 0"
    })
    void pauseLastsWhatWasAskedAndOneOfUpToASecondWritesNothing(
            double nice, int minPause, long workedMillis, long paused) {
        afterBatch(new RunPace(nice, minPause, 1000, ""), workedMillis * MILLI);
        assertThat(time.passedMillis()).isEqualTo(paused);
        assertThat(waits).allMatch(waiting -> waiting == null || waiting.isNull());
        assertThat(stored().millis(Run.THROTTLED)).isZero();
        assertThat(heldBack()).isEqualTo(paused);
    }

    @Test
    @Tag("F-250")
    void manyShortestPausesAddUp() {
        for (var i = 0; i < 10; i++) {
            afterBatch(new RunPace(0.1, 0, 1000, ""), 4 * MILLI);
        }
        assertThat(time.slices).hasSize(10).allMatch(slice -> slice == 4 * MILLI / 10);
        assertThat(heldBack()).isEqualTo(4);
    }

    @ParameterizedTest
    @Tag("F-250")
    @CsvSource({"1001", "1500", "15000", "60000"})
    void pauseOfOverASecondIsWrittenAndLastsWhatWasAskedToo(int minPause) {
        afterBatch(new RunPace(0, minPause, 1000, ""), 20 * MILLI);
        assertThat(time.passedMillis()).isEqualTo(minPause);
        assertThat(waits).isNotEmpty().allSatisfy(waiting -> assertThat(
                        waiting.asDocument().getString("reason").getValue())
                .isEqualTo("MIN_PAUSE"));
        assertThat(stored().waiting()).isEmpty();
        assertThat(stored().millis(Run.THROTTLED)).isEqualTo(minPause);
        assertThat(heldBack()).isZero();
    }

    @Test
    @Tag("F-250")
    void longPauseEndsAtTheNextSliceWhenThePaceIsChanged() {
        time.meanwhile = () -> stores.runs().pace(stored(), RunPace.FREE, Node.TESTER);
        afterBatch(new RunPace(0, 60_000, 1000, ""), 20 * MILLI);
        assertThat(time.passedMillis()).isEqualTo(lease.sliceMillis());
        assertThat(stored().millis(Run.THROTTLED)).isEqualTo(lease.sliceMillis());
    }

    @Test
    @Tag("F-250")
    void longPauseEndsAtTheNextSliceWhenTheRunIsPaused() {
        time.meanwhile = () -> node.act(run, RunAction.PAUSE);
        assertThatThrownBy(() -> afterBatch(new RunPace(3, 0, 1000, ""), 20_000 * MILLI))
                .isInstanceOf(WorkStopped.class);
        assertThat(time.passedMillis()).isEqualTo(lease.sliceMillis());
    }

    @Test
    @Tag("F-250")
    void everyPauseEndsAtOnceWhenTheProcessEnds() {
        time.meanwhile = () -> lease.stop().raise();
        afterBatch(new RunPace(0, 60_000, 1000, ""), 20 * MILLI);
        assertThat(time.slices).hasSize(1);
    }

    @Test
    @Tag("F-250")
    void workBeginsWhenTheWindowOpensNotASliceLater() {
        clock.move(Duration.ofMillis(29 * 60_000 + 59_950));
        stores.runs().pace(run, new RunPace(0, 0, 1000, "01:00-02:00"), Node.TESTER);
        run = stored();
        throttle(() -> {}).beforeBatch(run, range);
        assertThat(time.passedMillis()).isEqualTo(50);
        assertThat(clock.instant()).isEqualTo("2026-01-01T01:00:00Z");
    }

    @Test
    @Tag("F-250")
    void slowAcknowledgementIsWaitedForASecondAtLeast() {
        throttle(() -> {}).afterBatch(run, new RunThrottle.Batch(MILLI, 1001), range);
        assertThat(time.passedMillis()).isEqualTo(1000);
        assertThat(waits.get(0).asDocument().getString("reason").getValue()).isEqualTo("SLOW_ACK");
    }

    @Test
    @Tag("F-251")
    void rowIsBroughtUpToDateBeforeALongPauseOnly() {
        var written = new ArrayList<Long>();
        for (var pause : List.of(1000, 1001)) {
            stores.runs().pace(run, new RunPace(0, pause, 1000, ""), Node.TESTER);
            run = stored();
            throttle(() -> written.add(time.passedMillis())).afterBatch(run, new RunThrottle.Batch(MILLI, 0), range);
        }
        assertThat(written).containsExactly(1000L);
    }

    @Test
    @Tag("F-250")
    void realTimeIsWaitedNoShorterThanAsked() {
        var began = System.nanoTime();
        assertThat(WorkTime.REAL.await(new StopSignal(), 4 * MILLI)).isFalse();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(4 * MILLI);
    }
}
