package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.Map;
import mflix.testing.ChildServer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A migration in the packaged server on its own database: killed in the middle, and with every bad value there is. */
@Tag("migration")
@Tag("survival")
@Execution(CONCURRENT)
class MigrationLifeIT {
    private static final Map<String, String> SMALL_BATCHES =
            Map.of("MFLIX_MIGRATION_BATCH_SIZE", "10", "MFLIX_MIGRATION_LEASE", "PT5S");

    @TempDir
    private Path temp;

    @Test
    void killedServerGoesOnByItselfWhenItIsStartedAgain() {
        Invariants invariants;
        BsonDocument run;
        try (var server = ChildServer.start(temp, SMALL_BATCHES).awaitStarted()) {
            var console = Console.of(server);
            try (var database = console.database()) {
                invariants = Invariants.ofLastUpdated(database.documents());
            }
            var started = console.start("{\"rangeSize\":100,\"pace\":{\"minPauseMillis\":300}}");
            server.awaitWhileRunning("some batches", () -> converted(console.again(started)) >= 20);
            run = console.again(started);
            server.killServer();
        }
        assertThat(run.getString("state").getValue()).isEqualTo("RUNNING");
        try (var server = ChildServer.start(temp, SMALL_BATCHES).awaitStarted()) {
            var console = Console.of(server);
            var ended = console.awaitEnd(run);
            assertThat(ended.getString("state").getValue()).as(ended.toJson()).startsWith("SUCCEEDED");
            try (var database = console.database();
                    var node = new Node(database.documents())) {
                var id = new ObjectId(run.getString("id").getValue());
                var stored = node.migrations().run(Migrations.FIRST, id);
                assertThat(stored.epoch()).isGreaterThanOrEqualTo(2);
                invariants.movedTo(database.documents()).check(stored);
            }
        }
    }

    private static long converted(BsonDocument run) {
        return run.getDocument("progress").getNumber("converted").longValue();
    }

    @Test
    void badValuesAreListedOverHttpAndConvertedOnceTheyAreRepaired() {
        try (var server = ChildServer.start(temp, Map.of()).awaitStarted()) {
            var console = Console.of(server);
            try (var database = console.database()) {
                var movies = database.documents().getCollection("movies");
                var bad = BadTimestamps.films();
                movies.deleteMany(new Document()); // the demo catalogue has bad values of its own
                movies.insertMany(bad);
                var run = console.awaitEnd(console.start(null));
                assertThat(run.getString("state").getValue()).isEqualTo("SUCCEEDED_WITH_ERRORS");
                assertReasons(console);
                movies.updateMany(Filters.gte("_id", 1_000_000), Updates.set("lastupdated", "2015-08-26 00:03:50"));
                var retry = console.awaitEnd(console.act("retry"));
                assertThat(retry.getString("state").getValue())
                        .as(retry.toJson())
                        .isEqualTo("SUCCEEDED");
                assertThat(converted(retry)).isEqualTo(bad.size());
                assertThat(movies.countDocuments(Filters.type("lastupdated", "string")))
                        .isZero();
                assertThat(console.errors("?open=true").getArray("errors")).isEmpty();
            }
        }
    }

    private static void assertReasons(Console console) {
        BadTimestamps.counts().forEach((reason, count) -> {
            var page = console.errors("?open=true&limit=500&reason=" + reason);
            assertThat(page.getArray("errors")).as(reason).hasSize(count.intValue());
            assertThat(page.getDocument("byReason").getNumber(reason).longValue())
                    .isEqualTo(count);
        });
        var reasons = console.errors("?open=true&limit=500").getArray("errors");
        for (var film : BadTimestamps.films()) {
            assertThat(reasons).anySatisfy(error -> {
                assertThat(error.asDocument().getNumber("document").intValue()).isEqualTo(film.getInteger("_id"));
                assertThat(error.asDocument().getString("reason").getValue()).isEqualTo(BadTimestamps.reasonOf(film));
            });
        }
    }
}
