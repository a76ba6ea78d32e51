package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.RunState;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-414")
class MigrationProgressTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final Node node = new Node(database.documents());

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void aRunThatATickLeadsIsSeenInTheFigures() {
        OldFilms.into(database.documents(), 120);
        var run = node.start();
        node.migrations().reconcile();
        var state = node.migrations().run(run.migration(), run.id()).state();
        assertThat(state).isEqualTo(RunState.SUCCEEDED);
        var figures = node.migrations().progress().figures();
        assertThat(figures).containsEntry("leading", 0).containsEntry("failed", 0L);
        assertThat((Long) figures.get("batches")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void onlyABatchThatIsKeptCounts() {
        var progress = new MigrationProgress();
        progress.begin();
        for (var step : BatchMoment.values()) {
            progress.add(step);
        }
        assertThat(progress.figures()).isEqualTo(Map.of("leading", 1, "batches", 1L, "failed", 0L));
        progress.end();
        assertThat(progress.figures()).containsEntry("leading", 0);
    }
}
