package mflix.cli.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mflix.cli.Mflix;
import mflix.cli.console.Terminal;
import mflix.load.SomeFiles;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LoadCommandTest {
    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.inMemory();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private SomeFiles files;

    @BeforeEach
    void begin() {
        files = new SomeFiles(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int run(Object... arguments) {
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), false, false);
        var given = new ArrayList<>(List.of("--db-uri", address()));
        for (var argument : arguments) {
            given.add(argument.toString());
        }
        return Mflix.configured(new CommandLine(new LoadCommand(terminal)))
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(out, true, UTF_8))
                .execute(given.toArray(String[]::new));
    }

    private String address() {
        return "mongodb://"
                + database.database().settings().getClusterSettings().getHosts().get(0) + "/sample_mflix";
    }

    private String printed() {
        return out.toString(UTF_8);
    }

    private long stored(String collection) {
        return database.documents().getCollection(collection).countDocuments();
    }

    @Test
    void loadSaysWhatBecameOfEachCollection() {
        var movies = files.write("movies.ndjson", SomeFiles.lines(1200));
        assertThat(run(movies)).isZero();
        assertThat(printed().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("movies            1,200 read      1,200 inserted          0 already there"),
                        line -> assertThat(line).matches("Loaded 1,200 documents in [0-9.]+ s, [0-9,]+ a second\\."));
        assertThat(stored("movies")).isEqualTo(1200);
        assertThat(run(movies)).isZero();
        assertThat(printed()).contains("movies            1,200 read          0 inserted      1,200 already there");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void dryRunWritesNothing() {
        files.write("movies.ndjson", SomeFiles.lines(12));
        assertThat(run("--dry-run", "--drop", folder)).isZero();
        assertThat(printed()).contains("movies               12 read\n").contains("; nothing was written.\n");
        assertThat(database.documents().listCollectionNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--drop", "--dry-run"})
    void badLineIsOneLineAndExitCodeOneAndNothingHappens(String option) {
        database.documents().getCollection("movies").insertOne(new Document("_id", "before"));
        var bad = files.write("movies.ndjson", SomeFiles.linesBut(600, 500, "{\"_id\": {\"$oid\": true}}"));
        assertThat(run(option, bad)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("mflix: ")
                .contains("movies.ndjson, line 500: the value of \"_id\" is not what its type")
                .containsOnlyOnce("\n");
        assertThat(printed()).isEmpty();
        assertThat(stored("movies")).isEqualTo(1);
    }

    @Test
    void keepGoingListsWhatIsBadAndExitsWithOne() {
        files.write("movies.ndjson", SomeFiles.linesBut(600, 500, "5"));
        files.write("users.json.gz", SomeFiles.cut(SomeFiles.gzip(SomeFiles.lines(3)), 4));
        assertThat(run("--keep-going", folder)).isEqualTo(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("movies.ndjson, line 500: character 1 is \"5\"; expected"),
                        line -> assertThat(line).contains("users.json.gz, line 4: the gzip data is cut off here"),
                        line -> assertThat(line).isEqualTo("mflix: 2 of the above were not loaded."));
        assertThat(stored("movies")).isEqualTo(599);
        assertThat(stored("users")).isEqualTo(3);
    }

    @Test
    void dropLeavesOtherCollectionsAndBringsTheIndexesBack() {
        database.documents().getCollection("users").insertOne(new Document("_id", "before"));
        database.documents().getCollection("theaters").insertOne(new Document("_id", "before"));
        assertThat(run("--drop", files.write("users.ndjson", SomeFiles.lines(1))))
                .isZero();
        assertThat(stored("users")).isEqualTo(1);
        assertThat(database.documents().getCollection("users").countDocuments(new Document("_id", "before")))
                .isZero();
        assertThat(stored("theaters")).isEqualTo(1);
        assertThat(database.documents().getCollection("users").listIndexes().into(new ArrayList<>()))
                .anySatisfy(index -> assertThat(index).containsEntry("unique", true));
    }

    /** The server in memory keeps no more types than the embedded database. */
    @Test
    @Tag("F-95")
    void dryRunSaysTheSameAsTheLoadAndTheOldOnesStay() {
        database.documents().getCollection("movies").insertOne(new Document("_id", "before"));
        for (var bad : List.of("{\"_id\": 2, \"a\": 1, \"a\": 2}", "{\"_id\": 2, \"a\": {\"$symbol\": \"s\"}}")) {
            var file = files.write("movies.ndjson", SomeFiles.linesBut(7, 3, bad));
            var said = new ArrayList<String>();
            for (var option : List.of("--dry-run", "--drop")) {
                err.getBuffer().setLength(0);
                assertThat(run(option, file)).isEqualTo(1);
                said.add(err.toString());
            }
            assertThat(said.get(0))
                    .contains("movies.ndjson, line 3: the field \"a\" ")
                    .isEqualTo(said.get(1));
            assertThat(stored("movies")).isEqualTo(1);
        }
    }

    @Test
    @Tag("F-96")
    void collectionThatIsNotUsedIsNotedAndAnotherCanBeNamed() {
        var file = files.write("things.json", SomeFiles.lines(2));
        assertThat(run(file)).isZero();
        assertThat(printed()).contains("Note: MFlix does not use the collection things.");
        out.reset();
        assertThat(run("--collection", "movies", file)).isZero();
        assertThat(printed()).doesNotContain("Note: ");
        assertThat(stored("movies")).isEqualTo(2);
        assertThat(run("--collection", "movies", folder)).isEqualTo(2);
        assertThat(run("--collection", "a".repeat(300), "--drop", file)).isEqualTo(1);
        assertThat(err.toString()).contains("is too long: ").doesNotContain("instance");
    }

    @Test
    void databaseThatIsAwayIsOneLine() {
        var file = files.write("movies.ndjson", SomeFiles.lines(3));
        var gone = "mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=1000";
        var command = Mflix.configured(
                new CommandLine(new LoadCommand(new Terminal(new PrintStream(out, true, UTF_8), false, false))));
        assertThat(command.setErr(new PrintWriter(err, true)).execute("--db-uri", gone, file.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("mflix: 127.0.0.1:1 refuses the connection")
                .containsOnlyOnce("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--nonsense", "--from-db"})
    void wrongUsageIsExitCodeTwo(String argument) {
        assertThat(argument.isEmpty() ? run() : run(argument)).isEqualTo(2);
        assertThat(err.toString()).containsOnlyOnce("\n").contains("See ./mflix load --help.");
    }

    @Test
    void helpShowsAnExample() {
        assertThat(run("--help")).isZero();
        assertThat(printed()).contains("Example: ./mflix load --db-uri ");
        assertThat(Mflix.commandLine().getSubcommands()).containsKey("load");
    }
}
