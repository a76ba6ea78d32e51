package mflix.migration.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mflix.migration.Migrations;
import mflix.migration.Node;
import mflix.migration.OldFilms;
import mflix.migration.RunAction;
import mflix.migration.StartRequest;
import mflix.migration.Survival;
import mflix.migration.api.MigrationViews;
import mflix.migration.engine.BatchMoment;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run's row says of its ranges. */
@Tag("migration")
class RunTotalsTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final Node node = new Node(database.documents());

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    @Tag("F-186")
    void lateWriterTakesNothingBack() {
        OldFilms.into(database.documents(), 230);
        var run = node.migrate();
        var runs = node.migrations().stores(Migrations.FIRST).runs();
        runs.progress(run.id(), new RunTotals(1, 100, 1, new BatchCounts(100, 99, 0, 1, 0)), 0, Updates.combine());
        var expected = new BatchCounts(230, 230, 0, 1, 0);
        assertThat(node.again(run).totals().orElseThrow().ranges()).isEqualTo(3);
        assertThat(node.again(run).totals().orElseThrow().counts()).isEqualTo(expected);
    }

    @Test
    @Tag("F-186")
    void totalsOnlyGrowWhileSeveralWorkersWriteThemAndAreExactAtTheEnd() {
        OldFilms.into(database.documents(), 1030);
        OldFilms.oddOnesInto(database.documents());
        var seen = new CopyOnWriteArrayList<Long>();
        var options = new RunOptions(100, 10, 3, RunPace.FREE);
        var asked = new StartRequest(Migrations.FIRST, options, Node.TESTER);
        var run = node.migrations().start(asked).run();
        var ended = node.lead(run, milestone -> {
            if (milestone == BatchMoment.CHECKPOINTED) {
                synchronized (seen) {
                    seen.add(node.again(run).totals().orElseThrow().counts().read());
                }
            }
        });
        assertThat(seen).isSorted().allMatch(read -> read <= 1035);
        assertThat(seen.get(seen.size() - 1)).isPositive();
        var exact = Survival.exactTotals(node, ended);
        assertThat(exact.counts()).isEqualTo(new BatchCounts(1035, 1030, 5, 0, 0));
        assertThat(exact.ranges()).isEqualTo(ended.plannedRanges());
    }

    @Test
    @Tag("F-186")
    void pausedResumedAndCancelledRunsAreExactToo() {
        OldFilms.into(database.documents(), 330);
        var run = node.start();
        for (var action : List.of(RunAction.PAUSE, RunAction.CANCEL)) {
            var checkpoints = new AtomicInteger();
            var halted = node.lead(run, milestone -> {
                if (milestone == BatchMoment.CHECKPOINTED && checkpoints.incrementAndGet() == 2) {
                    node.act(run, action);
                }
            });
            var counts = Survival.exactTotals(node, halted).counts();
            assertThat(counts.converted()).isEqualTo(action == RunAction.PAUSE ? 100 : 200);
            if (action == RunAction.PAUSE) {
                node.act(run, RunAction.RESUME);
            }
        }
    }

    @Test
    @Tag("F-186")
    void runsOfBeforeTotalsWereKeptAreAddedUpFromTheirRanges() {
        OldFilms.into(database.documents(), 230);
        var run = node.migrate();
        var rows = database.documents().getCollection(Runs.COLLECTION);
        var without = new Document("totals", "").append("keepsOriginals", "");
        rows.updateOne(new Document(), new Document("$unset", without));
        var old = new MigrationViews(node.migrations()).run(node.again(run));
        assertThat(old.getDocument("progress").getNumber("converted").intValue())
                .isEqualTo(230);
        var legal = new ArrayList<String>();
        old.getArray("legal")
                .forEach(action ->
                        legal.add(action.asDocument().getString("action").getValue()));
        assertThat(legal).containsExactlyInAnyOrder("verify", "undo");
        assertThat(node.migrations().newestFor(RunAction.UNDO, Migrations.FIRST))
                .isPresent();
    }

    @Test
    @Tag("F-251")
    void documentsAreCountedAsBatchesAreCheckpointedAndNotWhenARangeIsDone() {
        OldFilms.into(database.documents(), 90);
        OldFilms.oddOnesInto(database.documents()); // 99 in one range, of which 4 are never read
        var options = new RunOptions(100, 10, 1, RunPace.FREE);
        var run = node.migrations()
                .start(new StartRequest(Migrations.FIRST, options, Node.TESTER))
                .run();
        var stores = node.migrations().stores(Migrations.FIRST);
        var seen = new ArrayList<Long>();
        var ended = node.lead(run, milestone -> {
            if (milestone == BatchMoment.CHECKPOINTED) {
                seen.add(stores.ranges().totals(run.id()).documents());
            }
        });
        assertThat(seen).containsExactly(10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 99L);
        assertThat(Survival.exactTotals(node, ended).documents()).isEqualTo(99);
    }

    @Test
    @Tag("F-251")
    void pausedRunOfOneRangeShowsWhatItHasDone() {
        OldFilms.into(database.documents(), 100);
        var run = node.migrations()
                .start(new StartRequest(Migrations.FIRST, new RunOptions(100, 10, 1, RunPace.FREE), Node.TESTER))
                .run();
        var batches = new AtomicInteger();
        node.lead(run, milestone -> {
            if (milestone == BatchMoment.CHECKPOINTED && batches.incrementAndGet() == 4) {
                node.act(run, RunAction.PAUSE);
            }
        });
        var progress = new MigrationViews(node.migrations()).progress(node.again(run));
        assertThat(progress.documents()).isEqualTo(40);
        assertThat(progress.percent()).isEqualTo(40);
        var ended = node.lead(node.act(run, RunAction.RESUME));
        assertThat(Survival.exactTotals(node, ended).documents()).isEqualTo(100);
    }
}
