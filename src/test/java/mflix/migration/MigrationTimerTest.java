package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import mflix.migration.store.RunState;
import mflix.testing.ChildServer;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is due at the start is due once there is something to migrate: after the first content is in. */
@Tag("migration")
@Tag("F-90")
class MigrationTimerTest {
    private final MigrationSettings settings = new MigrationSettings("on-startup", Node.SMALL, Node.SHORT_LEASE);

    private static void fill(TestDatabase database) {
        database.documents()
                .getCollection("movies")
                .insertOne(new Document("title", "Blacksmith Scene")
                        .append("lastupdated", "2015-08-26 00:03:50.133000000"));
    }

    @Test
    void tickBeforeTheFirstContentLosesNothing() {
        try (var database = TestDatabase.inMemory();
                var node = new Node(database.documents(), settings, Clock.systemUTC())) {
            MigrationTimer.wake(
                    () -> {
                        throw new AssertionError("asked before there is content");
                    },
                    false);
            fill(database);
            MigrationTimer.wake(node::migrations, true);
            ChildServer.await(
                    "the run that is due at the start", () -> node.migrations().newest(Migrations.FIRST, 1).stream()
                            .anyMatch(run -> run.state() == RunState.SUCCEEDED));
        }
    }

    @Test
    void withoutContentWhatIsDueAtTheStartFindsNothingToDo() {
        try (var database = TestDatabase.inMemory();
                var node = new Node(database.documents(), settings, Clock.systemUTC())) {
            node.migrations().reconcile();
            fill(database);
            node.migrations().reconcile();
            assertThat(node.migrations().newest(Migrations.FIRST, 1)).isEmpty();
        }
    }
}
