package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import mflix.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as people and tools give them, what lies in a dump beside collections, and files of other kinds. */
class FileNamesTest {
    private static final byte[] ONE = SomeFiles.bson("{_id: 1}");

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private SomeFiles files;

    @BeforeEach
    void begin() {
        files = new SomeFiles(folder);
    }

    private CheckedFiles check(LoadTarget target, String collection, Path... paths) {
        return new LoadCheck(OnMalformed.END_THE_LOAD, heard, target, "sample_mflix")
                .of(List.of(paths), "", collection);
    }

    @ParameterizedTest
    @CsvSource({
        "sample_mflix.movies.json, movies",
        "sample_mflix.movies.json.gz, movies",
        "mydb.comments.2.ndjson, comments",
        "movies (1).json, movies",
        "movies(2).json, movies",
        "movies-2024.json, movies",
        "movies_20240131.json, movies",
        "movies2.json, movies",
        "Movies.json, movies",
        "MOVIES.JSON, movies",
        "movies_export.ndjson, movies",
        "export-Movies-2024-01-31.jsonl, movies",
        "copy of movies.json, movies",
        "movies - Copy.json, movies",
        "users.backup.json.gz, users",
        "migration_errors.json, migration_errors",
        "embedded_movies.json, embedded_movies",
        "sample_mflix.embedded_movies.json, embedded_movies",
        "things.part.2.json, things",
        "my things.json, my things"
    })
    @Tag("F-102")
    void collectionIsTheOneThatIsMeant(String name, String collection) {
        assertThat(check(LoadTarget.MONGODB, "", files.write(name, ONE)).counts())
                .containsOnlyKeys(collection);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "movies of bob.json",
                "best-movies.json",
                "movies_and_users.json",
                "movies-staging.bson",
                "old users.json"
            })
    @Tag("F-102")
    void unclearNameAsks(String name) {
        var file = files.write(name, ONE);
        assertThatThrownBy(() -> check(LoadTarget.MONGODB, "", file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("It is not clear which collection " + folder)
                .hasMessageMatching(".*say it with --collection (movies|users) or another name, or rename the file\\.");
        assertThat(check(LoadTarget.MONGODB, "movies", file).counts()).containsOnlyKeys("movies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "system.views", ".hidden", "end."})
    @Tag("F-103")
    void nameThatMongoDbDoesNotTakeIsRefused(String name) {
        var file = files.write("some.json", ONE);
        assertThatThrownBy(() -> check(LoadTarget.MONGODB, name, file))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(file + ": the name of the collection ");
    }

    @Test
    @Tag("F-103")
    void nameThatIsTooLongIsRefused() {
        var file = files.write("some.json", ONE);
        var most = "a".repeat(255 - "sample_mflix.".length());
        assertThat(check(LoadTarget.MONGODB, most, file).counts()).containsOnlyKeys(most);
        assertThatThrownBy(() -> check(LoadTarget.MONGODB, most + "a", file))
                .hasMessageContaining("is too long: 256 bytes with the database's name; expected at most 255.");
        assertThatThrownBy(() -> check(LoadTarget.MONGODB, "é".repeat(122), file))
                .hasMessageContaining("is too long: 257");
        assertThatThrownBy(() -> check(LoadTarget.EMBEDDED, "a".repeat(129), file))
                .hasMessageContaining("and 128 letters in the embedded database.");
        for (var name : List.of(most, "é".repeat(121), "\ud83c\udfac".repeat(60))) {
            var staged = "sample_mflix." + CollectionNames.staged(name, "0123456789ab", 11);
            assertThat(staged.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
        }
    }

    @Test
    @Tag("F-104")
    void documentsOfATimeSeriesAreReportedAsLeftOut() {
        files.write("dump/movies.bson", ONE);
        files.write("dump/system.buckets.weather.bson", ONE);
        files.write(
                "dump/weather.metadata.json",
                "{\"type\": \"timeseries\", \"indexes\": [{\"key\": {\"a\": 1}}],"
                        + " \"options\": {\"timeseries\": {\"timeField\": \"t\"}}}");
        files.write("dump/system.views.bson", ONE);
        files.write("dump/system.js.bson", ONE);
        files.write("dump/oplog.bson", ONE);
        var checked = check(LoadTarget.MONGODB, "", folder.resolve("dump"));
        assertThat(checked.counts()).containsOnlyKeys("movies");
        assertThat(checked.leftOut()).isEqualTo(2);
        assertThat(heard.bad)
                .satisfiesExactly(
                        line -> assertThat(line).contains("system.buckets.weather.bson was left out: "),
                        line -> assertThat(line).contains("system.js.bson was left out: "));
        assertThat(heard.notes).anyMatch(note -> note.contains("system.views.bson: a system collection."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "504b0304140000000800|a ZIP archive: unpack it",
                "504b03045b436f6e74656e745f54797065735d2e786d6c|a spreadsheet or another Office document",
                "d0cf11e0a1b11ae1|an old Office document",
                "377abcaf271c0004|a 7z archive",
                "fd377a585a000004|packed with xz",
                "425a683931415926|packed with bzip2",
                "28b52ffd04006100|packed with zstd",
                "04224d186440a700|packed with lz4",
                "526172211a070100|a RAR archive",
                "6de2998100000000|a mongodump archive",
                "255044462d312e37|a PDF",
                "53514c69746520666f726d6174203300|an SQLite database",
                "89504e470d0a1a0a|a picture"
            })
    @Tag("F-105")
    void fileOfAnotherKindIsRecognisedByItsBytes(String hex, String what) {
        var bytes = HexFormat.of().parseHex(hex);
        for (var file : List.of(
                files.write("movies.json", bytes),
                files.write("movies.bson", bytes),
                files.write("movies.json.gz", SomeFiles.gzip(bytes)))) {
            assertThatThrownBy(() -> check(LoadTarget.MONGODB, "", file))
                    .isInstanceOf(Problem.class)
                    .hasMessageStartingWith(file + " is " + what);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><body>movies</body></html>|a page in HTML",
                "<!-- x --><HTML lang='en'>|a page in HTML",
                "<?xml version='1.0'?>|XML",
                "version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a|a pointer of Git LFS",
                "_id,title,year\\n1,Heat,1995|a table in CSV",
                "\"_id\",\"title\"\\n1,Heat|a table in CSV",
                "_id\\ttitle\\n1\\tHeat|a table in TSV",
                "_id;title\\n1;Heat|a table in CSV",
                "db.movies.insertMany([{}])|a script for the shell",
                "INSERT INTO movies VALUES (1);|a script in SQL"
            })
    @Tag("F-105")
    void textOfAnotherKindIsRecognised(String text, String what) {
        var content = text.replace("\\n", "\n").replace("\\t", "\t");
        var file = files.write("movies.json", content);
        assertThatThrownBy(() -> check(LoadTarget.MONGODB, "", file))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(file + " is " + what);
        var marked = files.write("marked/movies.json", "\ufeff" + content);
        assertThatThrownBy(() -> check(LoadTarget.MONGODB, "", marked)).isInstanceOf(Problem.class);
    }

    @Test
    @Tag("F-105")
    void tarIsRecognisedPackedToo() {
        var tar = new byte[1024];
        System.arraycopy("movies.json".getBytes(StandardCharsets.US_ASCII), 0, tar, 0, 11);
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        for (var file : List.of(files.write("movies.bson", tar), files.write("movies.json.gz", SomeFiles.gzip(tar)))) {
            assertThatThrownBy(() -> check(LoadTarget.MONGODB, "", file))
                    .hasMessageContaining(" is a tar archive: unpack it");
        }
        var twice = files.write("users.json.gz", SomeFiles.gzip(SomeFiles.gzip("{\"_id\": 1}")));
        assertThatThrownBy(() -> check(LoadTarget.MONGODB, "", twice))
                .hasMessageContaining(" is packed with gzip twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    @Tag("F-105")
    void otherEncodingIsNamedWithAndWithoutAMark(String charset) {
        for (var text : List.of("{\"_id\": 1}\n", "{\n\t\"_id\": 1\n}\n", "[ {\"_id\": 1} ]")) {
            for (var mark : List.of("", "\ufeff")) {
                var file = files.write("movies.json", (mark + text).getBytes(Charset.forName(charset)));
                assertThatThrownBy(() -> check(LoadTarget.MONGODB, "", file))
                        .hasMessage(file + " is text in " + charset
                                + ": convert it to UTF-8, for instance with iconv -f " + charset + " -t UTF-8.");
            }
        }
    }

    @Test
    @Tag("F-105")
    void latin1IsNamedAndWrongEndingsDoNotMatter() {
        var latin1 =
                files.write("movies.json", "{\"_id\": 1, \"t\": \"Amélie\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> check(LoadTarget.MONGODB, "", latin1))
                .hasMessageContaining("line 1: the document is not UTF-8 at its byte ")
                .hasMessageContaining("iconv -f WINDOWS-1252");
        assertThat(check(LoadTarget.MONGODB, "", files.write("users.json", ONE)).documents())
                .isOne();
        assertThat(check(LoadTarget.MONGODB, "", files.write("users.bson", "{\"_id\": 1}"))
                        .documents())
                .isOne();
        assertThat(check(LoadTarget.MONGODB, "", files.write("comments.json", SomeFiles.gzip("{\"_id\": 1}")))
                        .documents())
                .isOne();
    }
}
