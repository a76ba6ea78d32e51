package mflix.migration.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mflix.migration.Migrations;
import mflix.migration.Node;
import mflix.migration.OldFilms;
import mflix.migration.RunAction;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.Run;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of a run says of its time, and of what came after it. */
@Tag("migration")
class RunProgressTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final Node node = new Node(database.documents());
    private final MigrationViews pages = new MigrationViews(node.migrations());

    @BeforeEach
    void fill() {
        OldFilms.into(database.documents(), 230);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    /** A run that works: 1,000 of 10,000 documents in ten of a hundred ranges, which took a second; then what a test changes. */
    private RunProgress progress(Document more) {
        var run = node.start();
        var totals = new Document("ranges", 10L)
                .append("documents", 1000L)
                .append("millis", 1000L)
                .append("read", 1000L)
                .append("converted", 1000L)
                .append("refused", 0L)
                .append("changedMeanwhile", 0L)
                .append("deletedMeanwhile", 0L);
        var row = new Document("state", "RUNNING")
                .append("owner", "worker")
                .append("renewedAt", Instant.now())
                .append("leaseMillis", 600_000L)
                .append("options.batchSize", 100)
                .append("planned", new Document("documents", 10_000L).append("ranges", 100))
                .append("totals", totals)
                .append("rateNow", 1000L);
        row.putAll(more);
        database.documents().getCollection("migration_runs").updateOne(new Document(), new Document("$set", row));
        return pages.progress(node.again(run));
    }

    @ParameterizedTest
    @Tag("F-257")
    @CsvSource({
        "0, 0, 9.0", // 90 batches of 0.1 s
        "1, 0, 18.0", // as long again after each
        "0, 900, 90.0",
        "0, 15000, 1359.0",
        "9, 100, 90.0" // the longer pause counts
    })
    void timeLeftReckonsThePace(double nice, int pause, double seconds) {
        var pace = new Document("niceRatio", nice)
                .append("minPauseMillis", pause)
                .append("maxAckMillis", 1000)
                .append("window", null);
        assertThat(progress(new Document("options.pace", pace)).etaSeconds()).containsExactly(seconds, seconds);
    }

    @Test
    @Tag("F-257")
    void timeLeftIsARangeBetweenTheRateNowAndTheRateSoFar() {
        assertThat(progress(new Document("rateNow", 500L)).etaSeconds()).containsExactly(9.0, 18.0);
    }

    @ParameterizedTest
    @Tag("F-257")
    @CsvSource({"SLOW_ACK", "DATABASE", "PIPELINE"})
    void timeLeftIsUnknownWhileAWaitIs(String reason) {
        var waiting = new Document("reason", reason)
                .append("measured", "")
                .append("limit", "")
                .append("since", Instant.now())
                .append("until", null);
        assertThat(progress(new Document("waiting", waiting)).etaSeconds()).isEmpty();
    }

    @ParameterizedTest
    @Tag("F-257")
    @CsvSource({"RUNNING, 1000", "PLANNING, 0", "VERIFYING, 0", "PAUSED, 0", "PAUSING, 0", "SUCCEEDED, 0", "FAILED, 0"})
    void thereIsARateNowOnlyWhileItWorks(RunState state, long rate) {
        assertThat(progress(new Document("state", state.name())).rateNow()).isEqualTo(rate);
    }

    @Test
    @Tag("F-257")
    void thereIsNoRateNowWhileItWaitsOrNobodyWorks() {
        var waiting = new Document("reason", "MIN_PAUSE")
                .append("measured", "")
                .append("limit", "15,000 ms")
                .append("since", Instant.now())
                .append("until", null);
        assertThat(progress(new Document("waiting", waiting)).rateNow()).isZero();
        node.act(node.migrations().active(Migrations.FIRST).orElseThrow(), RunAction.CANCEL);
        database.documents().getCollection("migration_runs").deleteMany(new Document());
        assertThat(progress(new Document("owner", null)).rateNow()).isZero();
    }

    @Test
    @Tag("F-257")
    void rateWithWaitsIsThatOfTheWholeTime() {
        var created = Instant.parse("2026-01-01T00:00:00Z");
        var row = new Document("state", "SUCCEEDED")
                .append("createdAt", created)
                .append("endedAt", created.plusMillis(52_400))
                .append("pausedMillis", 2400L);
        var progress = progress(row);
        assertThat(progress.rateAverage()).isEqualTo(1000);
        assertThat(progress.rateWithWaits()).isEqualTo(20.0);
    }

    @ParameterizedTest
    @Tag("F-257")
    @CsvSource({
        "'', 2026-01-01T12:00:00Z, PT5H, 2026-01-01T17:00:00Z",
        "01:00-05:00, 2026-01-01T02:00:00Z, PT1H, 2026-01-01T03:00:00Z",
        "01:00-05:00, 2026-01-01T04:00:00Z, PT1H, 2026-01-01T05:00:00Z",
        "01:00-05:00, 2026-01-01T04:00:00Z, PT2H, 2026-01-02T02:00:00Z",
        "01:00-05:00, 2026-01-01T12:00:00Z, PT1H, 2026-01-02T02:00:00Z",
        "01:00-05:00, 2026-01-01T04:00:00Z, PT9H, 2026-01-03T05:00:00Z",
        "22:00-02:00, 2026-01-01T23:00:00Z, PT4H, 2026-01-02T23:00:00Z",
        "05:00-05:00, 2026-01-01T04:00:00Z, PT30H, 2026-01-02T10:00:00Z"
    })
    void timeLeftReckonsTheWindow(String window, Instant now, Duration work, Instant end) {
        assertThat(new RunPace(0, 0, 1000, window).ends(now, work)).isEqualTo(end);
    }

    @Test
    @Tag("F-258")
    void runThatWasUndoneSaysSoAndByWhom() {
        var run = node.migrate();
        assertThat(pages.run(node.again(run)).isNull("undoneBy")).isTrue();
        var undo = node.lead(node.act(run, RunAction.UNDO));
        var shown = pages.run(node.again(run));
        assertThat(shown.getDocument("undoneBy"))
                .isEqualTo(BsonDocument.parse("{run: '" + undo.id().toHexString() + "', who: 'tester'}"));
        assertThat(List.of(shown.getString("why").getValue(), pages.why(node.again(run))))
                .allMatch("Undone by tester (CLI). Before that: Done and verified: 230 documents changed."::equals);
        assertThat(pages.run(undo).isNull("undoneBy")).isTrue();
    }

    @Test
    @Tag("F-258")
    void runThatRestsSaysWhoWantedThatAndSinceWhen() {
        var run = node.start();
        var isPaused = new AtomicBoolean();
        node.lead(run, step -> {
            if (step == BatchMoment.CHECKPOINTED && isPaused.compareAndSet(false, true)) {
                node.act(run, RunAction.PAUSE);
            }
        });
        var shown = pages.run(node.again(run));
        assertThat(shown.getString("why").getValue()).isEqualTo("Paused by tester (CLI).");
        assertThat(shown.isDateTime("pausedAt")).isTrue();
        assertThat(pages.run(node.act(run, RunAction.CANCEL)).getString("why").getValue())
                .isEqualTo("Cancelled by tester (CLI).");
        assertThat(pages.run(node.again(run)).isNull("pausedAt")).isTrue();
    }

    @Test
    @Tag("F-258")
    void workedTimeIsThatOfTheRangesAndMoreWhileTheRunWaits() {
        var run = node.start();
        var isPaused = new AtomicBoolean();
        Run paused = node.lead(run, step -> {
            if (step == BatchMoment.CHECKPOINTED && isPaused.compareAndSet(false, true)) {
                node.act(run, RunAction.PAUSE);
            }
        });
        var ranges = node.migrations().stores(Migrations.FIRST).ranges().totals(run.id());
        assertThat(paused.millis(Run.WORKED)).isGreaterThanOrEqualTo(ranges.millis());
    }
}
