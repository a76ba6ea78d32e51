package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import mflix.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSearchTest {
    private static final byte[] ONE = SomeFiles.bson("{_id: 1}");
    private static final String VIEW = "{\"options\": {\"viewOn\": \"movies\", \"pipeline\": []}, \"indexes\": []}";

    @TempDir
    private Path folder;

    private SomeFiles files;

    @BeforeEach
    void begin() {
        files = new SomeFiles(folder);
    }

    private static List<String> collections(InputFiles input) {
        return input.sources().stream().map(SourceFile::collection).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "movies.json, movies",
        "movies.ndjson.gz, movies",
        "movies, movies",
        "movies.part.2.jsonl, movies",
        "movies.bson, movies",
        "fs.files.bson, fs"
    })
    void collectionIsNamedUpToTheFirstDot(String file, String collection) {
        assertThat(collections(FileSearch.in(List.of(files.write(file, ONE)), "", "")))
                .containsExactly(collection);
    }

    @Test
    void dumpedCollectionKeepsTheDotsInItsName() {
        files.write("dump/db/fs.files.bson", ONE);
        files.write("dump/db/fs.files.metadata.json", "{}");
        files.write("dump/db/fs.chunks.bson.gz", SomeFiles.gzip(ONE));
        files.write("dump/db/fs.chunks.metadata.json.gz", SomeFiles.gzip("{}"));
        files.write("dump/db/a%2Fb.bson", ONE);
        files.write("dump/db/a%2Fb.metadata.json", "{}");
        assertThat(collections(FileSearch.in(List.of(folder.resolve("dump")), "", "")))
                .containsExactly("a/b", "fs.chunks", "fs.files");
    }

    @Test
    void dumpOfOneDatabaseIsFoundFromAbove() {
        files.write("dump/sample_mflix/movies.bson", ONE);
        files.write("dump/admin/users.bson", ONE);
        files.write("dump/oplog.bson", ONE);
        assertThat(collections(FileSearch.in(List.of(folder.resolve("dump")), "", "")))
                .containsExactly("movies");
        assertThat(collections(FileSearch.in(List.of(folder.resolve("dump/sample_mflix")), "", "")))
                .containsExactly("movies");
    }

    @Test
    void dumpOfSeveralDatabasesAsksForOne() {
        files.write("one/movies.bson", ONE);
        files.write("two/users.bson", ONE);
        assertThatThrownBy(() -> FileSearch.in(List.of(folder), "", ""))
                .isInstanceOf(Problem.class)
                .hasMessageEndingWith(" holds several databases (one, two); choose one with --from-db NAME.");
        assertThat(collections(FileSearch.in(List.of(folder), "two", ""))).containsExactly("users");
        assertThatThrownBy(() -> FileSearch.in(List.of(folder), "three", ""))
                .hasMessageContaining("holds no data of a database \"three\"; expected");
    }

    @Test
    void viewsSystemCollectionsAndOtherFilesAreSkippedByName() {
        files.write("movies.bson", ONE);
        files.write("system.views.bson", ONE);
        files.write("best.metadata.json", VIEW);
        files.write("older/movies.bson", ONE);
        files.write("prelude.json", "{\"ServerVersion\": \"8.0.0\"}");
        files.write("README.md", "# About these files");
        files.write(".hidden.json", "nothing");
        var input = FileSearch.in(List.of(folder), "", "");
        assertThat(collections(input)).containsExactly("movies");
        assertThat(input.notes())
                .containsExactlyInAnyOrder(
                        "Skipped " + folder + "/system.views.bson: a system collection.",
                        "Skipped " + folder + "/prelude.json: no data.",
                        "Skipped " + folder + "/README.md: no data.",
                        "Skipped " + folder + "/older: a folder beside data.",
                        "Skipped best: a view.");
    }

    @Test
    void dataIsFoundUnderAnyName() {
        files.write("movies", "{\"_id\": 1}");
        files.write("users.txt", SomeFiles.gzip(ONE));
        assertThat(collections(FileSearch.in(List.of(folder), "", ""))).containsExactly("movies", "users");
    }

    @Test
    void folderWithoutDataAndMissingPathAreRefused() {
        files.write("empty/README.md", "# Nothing");
        assertThatThrownBy(() -> FileSearch.in(List.of(folder.resolve("empty")), "", ""))
                .isInstanceOf(Problem.class)
                .hasMessage(folder + "/empty holds no data; expected .bson, .json or .ndjson files, gzip of these, or a"
                        + " folder of them.");
        assertThatThrownBy(() -> FileSearch.in(List.of(folder.resolve("gone.json")), "", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("gone.json is no file and no folder; expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {".json", "a$b.json"})
    void fileThatNamesNoCollectionIsRefused(String name) {
        var file = files.write(name, "{}");
        assertThatThrownBy(() -> new LoadCheck(OnMalformed.ARE_LEFT_OUT, new Heard()).of(List.of(file), ""))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(file + ": the name of the collection ");
    }

    @Test
    void choiceOfADatabaseWhereThereIsNoneIsRefused() {
        files.write("movies.bson", ONE);
        assertThatThrownBy(() -> FileSearch.in(List.of(folder), "two", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("None of the paths is a dump of databases");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"indexes\": 5}|indexes must be a list.",
                "''|it is empty.",
                "{\"indexes\": [{\"key\"|the document ends after character",
                "<html>|character 1 is"
            })
    @Tag("F-104")
    void badMetadataIsOneWarningAndTheDataIsTaken(String content, String why) {
        files.write("movies.bson", ONE);
        files.write("movies.metadata.json", content);
        var input = FileSearch.in(List.of(folder), "", "");
        assertThat(collections(input)).containsExactly("movies");
        assertThat(input.notes())
                .singleElement()
                .asString()
                .startsWith(
                        "Warning: the indexes and options in " + folder + "/movies.metadata.json are left out: " + why);
    }

    @Test
    void emptyFileThatShouldBeGzipIsRefused() {
        var file = files.write("movies.json.gz", new byte[0]);
        var heard = new Heard();
        new LoadCheck(OnMalformed.ARE_LEFT_OUT, heard).of(List.of(file), "");
        assertThat(heard.bad).containsExactly(file + ", byte 0: the file is empty; expected gzip data.");
    }

    @Test
    void fileThatMayNotBeReadIsRefused() throws IOException {
        var file = files.write("movies.json", "{}");
        Files.setPosixFilePermissions(file, Set.<PosixFilePermission>of());
        assumeFalse(Files.isReadable(file), "needs a user who is not root");
        assertThatThrownBy(() -> new LoadCheck(OnMalformed.ARE_LEFT_OUT, new Heard()).of(List.of(file), ""))
                .isInstanceOf(Problem.class)
                .hasMessage(file + " cannot be read: permission was denied.");
    }

    /** Reading the memory of a process at 0 fails for every user. */
    @Test
    void fileThatCannotBeReadIsRefused() {
        var file = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(file), "needs Linux");
        assertThatThrownBy(() -> new LoadCheck(OnMalformed.ARE_LEFT_OUT, new Heard()).of(List.of(file), ""))
                .isInstanceOf(Problem.class)
                .hasMessage("/proc/self/mem cannot be read.");
    }
}
