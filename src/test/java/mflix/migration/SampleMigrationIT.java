package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import mflix.testing.ChildServer;
import mflix.testing.SampleData;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The real films through the packaged command line and the console's calls, counted and hashed by the driver alone. */
@Tag("migration")
@Execution(CONCURRENT)
class SampleMigrationIT {
    private static final int FILMS = 1000;
    private static final int WITHOUT_MILLIS = 7;

    @TempDir
    private Path temp;

    private String data;

    @BeforeEach
    void load() {
        SampleData.require();
        data = temp.resolve("data").toString();
        assertThat(run(
                        0,
                        "load",
                        "--drop",
                        SampleData.FOLDER.resolve("movies.ndjson.gz").toString()))
                .contains("1,000 inserted");
    }

    private String run(int exit, String... arguments) {
        var ended = Console.commandLine(data, arguments);
        assertThat(ended.exit()).as(ended.output()).isEqualTo(exit);
        return ended.output();
    }

    private <T> T inFile(Function<MongoDatabase, T> look) {
        try (var database = TestDatabase.embedded(Path.of(data))) {
            return look.apply(database.documents());
        }
    }

    /** Of all films as they are stored, byte for byte. */
    private static String hash(MongoDatabase database) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            database.getCollection("movies", RawBsonDocument.class)
                    .find()
                    .sort(Sorts.ascending("_id"))
                    .forEach(film -> digest.update(film.getByteBuffer().asNIO()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertAllAreDates(MongoDatabase database) {
        var movies = database.getCollection("movies", RawBsonDocument.class);
        assertThat(movies.countDocuments()).isEqualTo(FILMS);
        assertThat(movies.countDocuments(Filters.type("lastupdated", "date"))).isEqualTo(FILMS);
        var expected = SampleData.of("movies").stream()
                .filter(film -> film.getString("lastupdated").length() == 19)
                .count();
        assertThat(expected).isEqualTo(WITHOUT_MILLIS);
        for (var film : SampleData.of("movies")) {
            var stored = movies.find(Filters.eq(film.getObjectId("_id"))).first();
            var millis = LocalDateTime.parse(film.getString("lastupdated").replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            assertThat(stored.getDateTime("lastupdated").getValue()).isEqualTo(millis);
        }
    }

    @Test
    void commandLineConvertsAllOfThemOnceAndBringsThemBack() {
        var before = inFile(SampleMigrationIT::hash);
        assertThat(run(0, "migrate", "plan"))
                .contains("1,000 will be converted, 0 will not, 0 are done.")
                .contains("Nothing has been written.");
        assertThat(inFile(SampleMigrationIT::hash)).isEqualTo(before);
        assertThat(run(0, "migrate", "run")).contains("Done and verified: 1,000 documents changed.");
        inFile(database -> {
            assertAllAreDates(database);
            return true;
        });
        var after = inFile(SampleMigrationIT::hash);
        assertThat(run(0, "migrate", "run"))
                .contains("Nothing to do: no text left in movies.lastupdated. 0 documents changed.");
        assertThat(inFile(SampleMigrationIT::hash)).isEqualTo(after).isNotEqualTo(before);
        assertThat(run(0, "migrate", "undo", "--confirm=" + Migrations.FIRST))
                .contains("Undone: 1,000 values are back.");
        assertThat(inFile(SampleMigrationIT::hash)).isEqualTo(before);
    }

    @Test
    void consolesCallsDoTheSame() {
        try (var server = ChildServer.start(temp, Map.of()).awaitStarted()) {
            var console = Console.of(server);
            try (var database = console.database()) {
                var documents = database.documents();
                var before = hash(documents);
                var plan = console.get("/admin/migrations/" + Migrations.FIRST + "/plan");
                assertThat(plan.getNumber("willConvert").intValue()).isEqualTo(FILMS);
                assertThat(plan.getArray("formats"))
                        .extracting(
                                format -> format.asDocument().getNumber("count").intValue())
                        .containsExactly(FILMS - WITHOUT_MILLIS, WITHOUT_MILLIS);
                assertThat(hash(documents)).isEqualTo(before);
                assertThat(why(console, console.act("run"))).isEqualTo("Done and verified: 1,000 documents changed.");
                assertAllAreDates(documents);
                var after = hash(documents);
                assertThat(why(console, console.act("run")))
                        .isEqualTo("Nothing to do: no text left in movies.lastupdated. 0 documents changed.");
                assertThat(hash(documents)).isEqualTo(after);
                assertThat(why(console, console.act("undo"))).isEqualTo("Undone: 1,000 values are back.");
                assertThat(hash(documents)).isEqualTo(before);
            }
        }
    }

    private static String why(Console console, BsonDocument run) {
        return console.awaitEnd(run).getString("why").getValue();
    }
}
