package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mflix.ChildServer;
import mflix.MovableClock;
import mflix.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a worker, the data ends as in an undisturbed run. */
@Tag("migration")
class SurvivalTest {
    private static final int FILMS = 230;

    private final TestDatabase database = TestDatabase.inMemory();
    private final MongoDatabase documents = database.documents();
    private final Node node = new Node(documents);
    private Invariants invariants;

    /** Ends a thread as a crash would: nothing is released, nothing is written down. */
    @SuppressWarnings("serial") // never serialised
    private static final class Crash extends Error {}

    @BeforeEach
    void fill() {
        OldFilms.into(documents, FILMS);
        OldFilms.oddOnesInto(documents);
        invariants = Invariants.ofLastUpdated(documents);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    /** Does something when that milestone is passed for the nth time. */
    private static Consumer<Milestone> at(Milestone wanted, int nth, Runnable action) {
        var seen = new AtomicInteger();
        return milestone -> {
            if (milestone == wanted && seen.incrementAndGet() == nth) {
                action.run();
            }
        };
    }

    private static void crash() {
        throw new Crash();
    }

    private void crashAt(Run run, Milestone milestone, int nth) {
        try (var dying = new Node(documents)) {
            dying.lead(run, at(milestone, nth, SurvivalTest::crash));
        } catch (Crash e) {
            assertThat(node.again(run).owner()).isPresent();
        }
    }

    private Run finishedByReconciling(Run run) {
        ChildServer.await("the end of the run", () -> {
            node.migrations().reconcile();
            return node.again(run).state().isFinished();
        });
        return node.again(run);
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void crashedWorkerIsReplacedWhenItsLeaseHasRunOut(Milestone milestone) {
        for (var nth = 1; nth <= 3; nth++) {
            var run = node.start();
            crashAt(run, milestone, nth);
            var ended = finishedByReconciling(run);
            invariants.check(ended);
            assertThat(ended.epoch()).isGreaterThanOrEqualTo(2);
            node.lead(node.act(ended, Action.UNDO));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "ORIGINALS_KEPT", "WRITTEN", "CHECKPOINT_NEXT"})
    void frozenWorkerThatWakesUpChangesNothing(Milestone milestone) throws Exception {
        var frozen = new CountDownLatch(1);
        var thaw = new CountDownLatch(1);
        var run = node.start();
        try (var zombie = new Node(documents)) {
            var late = CompletableFuture.supplyAsync(() -> zombie.lead(run, at(milestone, 2, () -> {
                frozen.countDown();
                await(thaw);
            })));
            frozen.await();
            var ended = finishedByReconciling(run);
            var before = snapshot();
            thaw.countDown();
            late.get();
            assertThat(snapshot()).isEqualTo(before);
            assertThat(node.again(run).stored().get("checks"))
                    .isEqualTo(ended.stored().get("checks"));
        }
        invariants.check(node.again(run));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<BsonValue, BsonDocument> snapshot() {
        var all = new HashMap<BsonValue, BsonDocument>();
        documents.getCollection("movies", BsonDocument.class).find().forEach(film -> all.put(film.get("_id"), film));
        documents
                .getCollection("migration_ranges", BsonDocument.class)
                .find()
                .forEach(range -> all.put(range.get("_id"), range));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"CLAIMED, 1", "ORIGINALS_KEPT, 1", "ORIGINALS_KEPT, 2", "WRITTEN, 3"})
    void whatTheApplicationWritesMeanwhileWins(Milestone milestone, int nth) {
        var run = node.start();
        var ended = node.lead(run, at(milestone, nth, this::editMeanwhile));
        invariants.check(ended);
        assertThat(film(13).getString("lastupdated").getValue()).isEqualTo("soon");
        assertThat(film(14).isDateTime("lastupdated")).isTrue();
    }

    // Of every ten films one gets a date, one null, one loses the field, one goes, one gets another text that is
    // refused.
    private void editMeanwhile() {
        for (var i = 10; i < FILMS; i += 10) {
            edit(i, Updates.set("lastupdated", Instant.ofEpochMilli(i)));
            edit(i + 1, Updates.set("lastupdated", null));
            edit(i + 2, Updates.unset("lastupdated"));
            edit(i + 3, Updates.set("lastupdated", "soon"));
            documents.getCollection("movies").deleteOne(Filters.eq(OldFilms.id(i + 5)));
            invariants.expectWritten(new BsonObjectId(OldFilms.id(i + 5)), Optional.empty());
        }
    }

    private void edit(int i, Bson change) {
        documents.getCollection("movies").updateOne(Filters.eq(OldFilms.id(i)), change);
        invariants.expectWritten(new BsonObjectId(OldFilms.id(i)), Optional.ofNullable(film(i)));
    }

    private BsonDocument film(int i) {
        return documents
                .getCollection("movies", BsonDocument.class)
                .find(Filters.eq(OldFilms.id(i)))
                .first();
    }

    @Test
    void textThatArrivesBehindTheWorkerIsConvertedInTheNextPass() {
        var run = node.start();
        var ended = node.lead(run, at(Milestone.CHECKPOINTED, 4, () -> documents
                .getCollection("movies")
                .updateOne(Filters.eq(OldFilms.id(1)), Updates.set("lastupdated", "2001-02-03 04:05:06"))));
        assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertThat(ended.pass()).isEqualTo(2);
        assertThat(film(1).getDateTime("lastupdated").getValue())
                .isEqualTo(Instant.parse("2001-02-03T04:05:06Z").toEpochMilli());
        assertThat(node.lead(node.act(ended, Action.UNDO)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(film(1).getString("lastupdated").getValue()).isEqualTo("2001-02-03 04:05:06");
    }

    @Test
    void applicationThatGoesOnWritingTextsIsToldSoAfterThreePasses() {
        var run = node.start();
        var ended = node.lead(run, milestone -> documents
                .getCollection("movies")
                .updateOne(Filters.eq(OldFilms.id(1)), Updates.set("lastupdated", "2001-02-03 04:05:06")));
        assertThat(ended.state()).isEqualTo(RunState.FAILED);
        assertThat(ended.failure().orElseThrow().getString("reason").getValue()).isEqualTo("STILL_WRITTEN");
    }

    @Test
    void runThatIsPausedAndCancelledAtRandomEndsAsUndisturbed() {
        var random = new Random(7);
        for (var round = 0; round < 20; round++) {
            var run = node.start();
            var action = random.nextBoolean() ? Action.PAUSE : Action.CANCEL;
            var led = node.lead(run, at(Milestone.CHECKPOINTED, 1 + random.nextInt(4), () -> node.act(run, action)));
            assertThat(led.state()).isEqualTo(action == Action.PAUSE ? RunState.PAUSED : RunState.CANCELLED);
            var ended = action == Action.PAUSE ? node.lead(node.act(run, Action.RESUME)) : node.migrate();
            assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
            assertThat(film(FILMS).isDateTime("lastupdated")).isTrue();
            node.lead(node.act(ended, Action.UNDO));
            if (action == Action.CANCEL) {
                node.lead(node.act(run, Action.UNDO));
            }
            assertThat(film(1).isString("lastupdated")).isTrue();
        }
        invariants.check(node.migrate());
    }

    @Test
    void workerThatIsToldToStopGivesItsLeasesBackAtOnce() {
        var run = node.start();
        try (var ending = new Node(documents)) {
            var left = ending.lead(run, at(Milestone.CHECKPOINTED, 2, () -> {
                var stopping = new Thread(ending.migrations()::stop);
                stopping.start();
                ChildServer.await("the flag", () -> stopping.getState() != Thread.State.NEW);
                awaitWaiting(stopping);
            }));
            assertThat(left.state()).isEqualTo(RunState.RUNNING);
            assertThat(left.owner()).isEmpty();
        }
        invariants.check(node.lead(run));
    }

    private static void awaitWaiting(Thread stopping) {
        ChildServer.await("the stop to wait for the batch", () -> stopping.getState() == Thread.State.TIMED_WAITING);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void clocksOfOtherNodesDoNotMatter(int hours) {
        var clock = new MovableClock(Clock.systemUTC().instant().plus(Duration.ofHours(hours)));
        var patience = new MigrationSettings("manual", Node.SMALL, Duration.ofMinutes(1));
        try (var shifted = new Node(documents, Node.SMALL, clock);
                var patient = new Node(documents, patience, Clock.systemUTC())) {
            var run = patient.start();
            Runnable tryToTakeIt = () ->
                    assertThat(shifted.migrations().lead(run, milestone -> {})).isEmpty();
            var ended = patient.lead(run, at(Milestone.CHECKPOINTED, 1, tryToTakeIt));
            assertThat(ended.epoch()).isEqualTo(1);
            node.lead(node.act(ended, Action.UNDO));
            var abandoned = node.start();
            crashAt(abandoned, Milestone.WRITTEN, 1);
            ChildServer.await("the shifted node to take over", () -> {
                shifted.migrations().reconcile();
                return node.again(abandoned).state().isFinished();
            });
            invariants.check(node.again(abandoned));
        }
    }

    @Test
    void severalWorkersShareTheRanges() {
        var settings = new MigrationSettings("manual", new Options(100, 10, 4, Pace.FREE), Duration.ofMinutes(1));
        try (var busy = new Node(documents, settings, Clock.systemUTC())) {
            var counts = new EnumMap<Milestone, Integer>(Milestone.class);
            var run = busy.lead(busy.start(), milestone -> {
                synchronized (counts) {
                    counts.merge(milestone, 1, Integer::sum);
                }
            });
            invariants.check(run);
            assertThat(counts.get(Milestone.CLAIMED)).isEqualTo(3);
            var sums =
                    new Sums(busy.migrations().stores(Migrations.FIRST).ranges().of(run.id()));
            assertThat(sums.count("converted")).isEqualTo(FILMS);
        }
    }

    @Test
    void niceRunIsThrottledAndAccountsForIt() {
        var pace = new Pace(0.5, 5, 1000, "");
        try (var nice = new Node(documents, new Options(100, 50, 1, pace), Clock.systemUTC())) {
            var run = nice.migrate();
            invariants.check(run);
            assertThat(run.millis("throttledMillis")).isPositive();
            assertThat(run.waiting()).isEmpty();
            assertThat(nice.migrations().stores(Migrations.FIRST).ranges().of(run.id()))
                    .allSatisfy(range -> assertThat(
                                    range.shown().getBoolean("repeated").getValue())
                            .isFalse());
        }
    }
}
