package mflix.cli.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mflix.cli.Mflix;
import mflix.migration.BadTimestamps;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("migration")
class MigrateCommandTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream standard = System.out;

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        System.setOut(new PrintStream(out, true, UTF_8));
        database.documents()
                .getCollection("movies")
                .insertMany(List.of(
                        new Document("_id", 1).append("lastupdated", "2015-08-26 00:03:50.133000000"),
                        new Document("_id", 2).append("lastupdated", "2015-01-17 00:46:41")));
    }

    @AfterEach
    void end() {
        System.setOut(standard);
        database.close();
    }

    private int migrate(String... arguments) {
        var host =
                database.database().settings().getClusterSettings().getHosts().get(0);
        var given = new ArrayList<>(List.of("migrate"));
        given.addAll(List.of(arguments));
        given.addAll(List.of("--db-uri", "mongodb://" + host + "/sample_mflix"));
        out.reset();
        return Mflix.commandLine().setErr(new PrintWriter(err, true)).execute(given.toArray(String[]::new));
    }

    private String printed() {
        return out.toString(UTF_8);
    }

    private void addRefused() {
        database.documents().getCollection("movies").insertOne(new Document("_id", 3).append("lastupdated", "=soon"));
    }

    @Test
    void runWithoutArgumentsMigratesVerifiesAndSaysSo() {
        assertThat(migrate("run")).isZero();
        assertThat(printed()).isEqualToIgnoringNewLines("movies-lastupdated: Done and verified: 2 documents changed.");
        assertThat(err.toString()).isEmpty();
        assertThat(database.documents().getCollection("movies").countDocuments(Filters.type("lastupdated", "date")))
                .isEqualTo(2);
        assertThat(migrate("run")).isZero();
        assertThat(printed()).contains("Nothing to do: no text left in movies.lastupdated. 0 documents changed.");
    }

    @Test
    void refusedValuesAreTheThirdExitCode() {
        addRefused();
        assertThat(migrate("plan")).isEqualTo(3);
        assertThat(printed())
                .contains("2 will be converted, 1 will not, 0 are done.")
                .contains("\"2015-01-17 00:46:41\" becomes 2015-01-17T00:46:41Z")
                .contains("\"=soon\" stays: UNKNOWN_FORMAT")
                .contains("Nothing has been written.");
        assertThat(migrate("run")).isEqualTo(3);
        assertThat(printed()).contains("2 documents changed, 1 refused.");
        assertThat(migrate("verify")).isEqualTo(3);
        assertThat(migrate("errors", "--open")).isZero();
        assertThat(printed()).contains("\"=soon\"").contains("UNKNOWN_FORMAT");
    }

    @Test
    void everyBadValueIsListedWithItsReasonAndConvertedOnceItIsRepaired() {
        var movies = database.documents().getCollection("movies");
        var bad = BadTimestamps.films();
        movies.insertMany(bad);
        assertThat(migrate("run")).isEqualTo(3);
        assertThat(printed()).contains("2 documents changed, " + bad.size() + " refused.");
        var rows = database.documents().getCollection("migration_errors");
        for (var film : bad) {
            var row = rows.find(Filters.eq("document", film.get("_id"))).first();
            assertThat(row).containsEntry("raw", film.get("lastupdated"));
            assertThat(row).containsEntry("reason", BadTimestamps.reasonOf(film));
        }
        assertThat(migrate("errors", "--open", "--json")).isZero();
        var byReason = BsonDocument.parse(printed()).getDocument("byReason");
        BadTimestamps.counts().forEach((reason, count) -> assertThat(
                        byReason.getNumber(reason).longValue())
                .as(reason)
                .isEqualTo(count));
        assertThat(migrate("retry")).isEqualTo(3);
        movies.updateMany(Filters.gte("_id", 1_000_000), Updates.set("lastupdated", "2015-08-26 00:03:50"));
        assertThat(migrate("retry")).isZero();
        assertThat(printed()).contains("Done and verified: " + bad.size() + " documents changed.");
        assertThat(movies.countDocuments(Filters.type("lastupdated", "date"))).isEqualTo(2 + bad.size());
        assertThat(migrate("verify")).isZero();
    }

    @Test
    void errorsAreExportedOnceAndSafeForASpreadsheet() throws IOException {
        addRefused();
        migrate("run");
        var file = folder.resolve("errors.csv");
        assertThat(migrate("errors", "--export", file.toString())).isZero();
        assertThat(Files.readAllLines(file).get(1)).startsWith("3,'=soon,UNKNOWN_FORMAT,");
        assertThat(migrate("errors", "--export", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is there already");
    }

    @Test
    void undoWantsTheNameAndBringsTheTextsBack() {
        migrate("run");
        migrate("run"); // finds nothing to do, and must not hide the first from undo
        assertThat(migrate("undo")).isEqualTo(2);
        assertThat(err.toString()).contains("confirm by --confirm=movies-lastupdated");
        assertThat(migrate("undo", "--confirm=movies-lastupdated")).isZero();
        assertThat(printed()).contains("Undone: 2 values are back.");
        assertThat(database.documents()
                        .getCollection("movies")
                        .find(Filters.eq(2))
                        .first())
                .containsEntry("lastupdated", "2015-01-17 00:46:41");
    }

    @Test
    void statusAnswersAsJson() {
        migrate("status");
        assertThat(printed()).contains("no run yet");
        migrate("run");
        assertThat(migrate("status", "--json")).isZero();
        var status = BsonDocument.parse(printed());
        assertThat(status.getDocument("last").getString("state").getValue()).isEqualTo("SUCCEEDED");
        assertThat(status.getDocument("last").getArray("legal"))
                .extracting(legal -> legal.asDocument().getString("action").getValue())
                .containsExactly("verify", "undo");
    }

    @Test
    void runningOneElsewhereIsTheFourthExitCodeAndAPausedOneTheFifth() {
        migrate("run");
        var runs = database.documents().getCollection("migration_runs");
        runs.updateOne(
                new Document(),
                Updates.combine(
                        Updates.set("state", "RUNNING"),
                        Updates.set("activeKey", "movies-lastupdated"),
                        Updates.set("owner", "elsewhere:1:00000000"),
                        Updates.currentDate("renewedAt")));
        assertThat(migrate("run")).isEqualTo(4);
        assertThat(err.toString()).contains("led by elsewhere:1:00000000");
        assertThat(migrate("pause")).isZero();
        assertThat(printed()).contains("Stops after the batch it is at.");
        runs.updateOne(new Document(), Updates.set("owner", null));
        assertThat(migrate("run")).isEqualTo(5);
        assertThat(migrate("resume")).isZero();
        assertThat(migrate("run")).isZero();
    }

    @Test
    @Tag("F-128")
    void undoAndRetryTakeThePaceThatRunTakes() {
        addRefused();
        migrate("run", "--min-pause=1");
        var pace =
                new String[] {"--nice=0.5", "--min-pause=2", "--max-ack=5000", "--window=00:00-23:59", "--workers=2"};
        assertThat(migrate(with(pace, "retry"))).isEqualTo(3);
        isAtPace("RETRY");
        assertThat(migrate(with(pace, "undo", "--confirm=movies-lastupdated"))).isZero();
        isAtPace("UNDO");
        assertThat(printed()).contains("Undone: 2 values are back.");
    }

    @Test
    @Tag("F-128")
    void undoWithoutAPaceGoesAsTheRunWent() {
        migrate("run", "--min-pause=3", "--workers=2");
        assertThat(migrate("undo", "--confirm=movies-lastupdated")).isZero();
        var options = optionsOf("UNDO");
        assertThat(options.getInteger("workers")).isEqualTo(2);
        assertThat(options.get("pace", Document.class)).containsEntry("minPauseMillis", 3);
    }

    private static String[] with(String[] options, String... command) {
        return Stream.concat(Arrays.stream(command), Arrays.stream(options)).toArray(String[]::new);
    }

    private Document optionsOf(String kind) {
        return database.documents()
                .getCollection("migration_runs")
                .find(Filters.eq("kind", kind))
                .first()
                .get("options", Document.class);
    }

    private void isAtPace(String kind) {
        var options = optionsOf(kind);
        assertThat(options.getInteger("workers")).isEqualTo(2);
        assertThat(options.get("pace", Document.class))
                .containsEntry("niceRatio", 0.5)
                .containsEntry("minPauseMillis", 2)
                .containsEntry("maxAckMillis", 5000)
                .containsEntry("window", "00:00-23:59");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nice=11", "--window=25:00-26:00", "--workers=9", "--max-ack=x"})
    @Tag("F-128")
    void badPaceOfAnUndoIsWrongUsageAndChangesNothing(String option) {
        migrate("run");
        assertThat(migrate("undo", "--confirm=movies-lastupdated", option)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("See ./mflix migrate undo --help.");
        assertThat(database.documents().getCollection("migration_runs").countDocuments())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nice=11", "--window=25:00-26:00", "--workers=9", "--max-ack=x", "--migration=other"})
    void badOptionIsWrongUsageAndChangesNothing(String option) {
        assertThat(migrate("run", option)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(database.documents().listCollectionNames()).containsExactly("movies");
    }

    @Test
    void actionThatIsNotPossibleIsOneLineAndTheFirstExitCode() {
        assertThat(migrate("pause")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("mflix: There is no run of movies-lastupdated yet.");
        migrate("run");
        assertThat(migrate("pause")).isEqualTo(1);
        assertThat(err.toString()).contains("The run is SUCCEEDED, so pause is not possible. Possible: verify, undo.");
    }

    @Test
    @Tag("F-255")
    void secondStrategyIsConfirmedByNameAndNeverRunsOnTheEmbeddedDatabase() {
        assertThat(migrate("run", "--strategy=RANGE_PIPELINE")).isNotZero();
        assertThat(err.toString()).contains("confirm must be movies-lastupdated, since RANGE_PIPELINE promises less");
        assertThat(migrate("run", "--strategy=RANGE_PIPELINE", "--confirm=movies-lastupdated"))
                .isNotZero();
        assertThat(err.toString())
                .contains("RANGE_PIPELINE is not possible here.")
                .contains("embedded database");
        assertThat(migrate("run", "--strategy=range_pipeline")).isNotZero();
        assertThat(err.toString()).contains("strategy must be COMPARE_AND_SET or RANGE_PIPELINE");
        assertThat(migrate("plan")).isZero();
        assertThat(printed()).contains("RANGE_PIPELINE is not possible here.");
        assertThat(database.documents().getCollection("migration_runs").countDocuments())
                .isZero();
    }

    @Test
    @Tag("F-255")
    void helpOfRunNamesTheSecondStrategy() {
        assertThat(migrate("run", "--help")).isZero();
        assertThat(printed()).contains("--strategy").contains("RANGE_PIPELINE").contains("--confirm");
    }
}
