package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mflix.problem.Problem;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a load does to any server; run against the one in memory and, where there is one, a real one. */
abstract class LoadContract extends LoadCase {

    @Test
    void folderOfExportsFillsCollectionsNamedLikeItsFiles() {
        files.write("movies.ndjson.gz", SomeFiles.gzip(SomeFiles.lines(2500)));
        files.write("users.json", "[" + SomeFiles.line(1) + "," + SomeFiles.line(2) + "]");
        files.write("theaters.bson", SomeFiles.bson("{_id: 1}"));
        assertThat(load(files.folder()))
                .containsExactly(
                        new LoadResult("movies", 2500, 2500, 0, 0),
                        new LoadResult("theaters", 1, 1, 0, 0),
                        new LoadResult("users", 2, 2, 0, 0));
        assertThat(stored("movies")).hasSize(2500).contains(BsonDocument.parse(SomeFiles.line(2500)));
        assertThat(stored("users"))
                .containsExactly(BsonDocument.parse(SomeFiles.line(1)), BsonDocument.parse(SomeFiles.line(2)));
        assertThat(heard.batches).containsExactly(1000L, 2000L, 2500L, 2501L, 2503L);
    }

    @Test
    void typesArriveAsTheyWere() {
        var line = "{\"_id\": {\"$oid\": \"573a1390f29313caabcd42e8\"}, \"int\": 7, \"long\": {\"$numberLong\": \"7\"},"
                + " \"double\": 7.0, \"decimal\": {\"$numberDecimal\": \"7.00\"}, \"date\": {\"$date\": {\"$numberLong\":"
                + " \"-2085523200000\"}}, \"year\": \"2006è2012\", \"none\": null, \"list\": [{\"$date\": 7}, \"\"]}";
        load(files.write("movies.json", line));
        var expected = BsonDocument.parse(line);
        assertThat(stored("movies")).containsExactly(expected);
        expected.forEach((name, value) -> assertThat(stored("movies").get(0).get(name))
                .hasSameClassAs(value)
                .isEqualTo(value));
    }

    @Test
    @Tag("F-72")
    void secondLoadChangesNothing() {
        var file = files.write("movies.ndjson", SomeFiles.lines(1200));
        load(file);
        var before = stored("movies");
        assertThat(load(file)).containsExactly(new LoadResult("movies", 1200, 0, 1200, 0));
        assertThat(stored("movies")).isEqualTo(before);
    }

    @Test
    void documentThatIsThereStaysAsItIs() {
        load(files.write("movies.ndjson", SomeFiles.lines(3)));
        var more = files.write("again/movies.ndjson", SomeFiles.linesBut(5, 2, "{\"_id\": 2.0, \"text\": \"other\"}"));
        assertThat(load(more)).containsExactly(new LoadResult("movies", 5, 2, 3, 0));
        assertThat(stored("movies").get(1)).isEqualTo(BsonDocument.parse(SomeFiles.line(2)));
    }

    @Test
    @Tag("F-72")
    void nothingIsWrittenWhenAnyFileIsBad() {
        var good = files.write("movies.ndjson", SomeFiles.lines(10));
        var bad = files.write("users.ndjson", SomeFiles.linesBut(600, 500, "{\"_id\": 500,"));
        assertThatThrownBy(() -> load(good, bad))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("users.ndjson, line 500: the document ends after character 12");
        assertThat(database.documents().listCollectionNames()).isEmpty();
    }

    @Test
    void badOnesAreListedAndTheRestIsLoadedWhenAsked() {
        var text = SomeFiles.linesBut(600, 500, "5") + "{\"text\": \"no id\"}\n" + SomeFiles.line(7);
        var cut = SomeFiles.cut(SomeFiles.bson("{_id: 1}", "{_id: 2}"), 1);
        var checked =
                check(OnMalformed.ARE_LEFT_OUT, files.write("movies.ndjson", text), files.write("users.bson", cut));
        assertThat(checked.bad()).isEqualTo(4);
        assertThat(heard.bad)
                .satisfiesExactly(
                        line -> assertThat(line).contains("movies.ndjson, line 500: character 1 is \"5\""),
                        line -> assertThat(line).contains("movies.ndjson, line 601: the document has no _id"),
                        line -> assertThat(line).contains("users.bson, byte 14: the file is cut off after 13"),
                        line -> assertThat(line)
                                .contains("movies.ndjson, line 602: the _id is that of")
                                .contains("movies.ndjson, line 7, too"));
        assertThat(load(checked))
                .containsExactly(new LoadResult("movies", 599, 599, 0, 0), new LoadResult("users", 1, 1, 0, 0));
        assertThat(stored("movies")).hasSize(599).contains(BsonDocument.parse(SomeFiles.line(7)));
    }

    @Test
    void sameIdTwiceIsRefused() {
        var one = files.write("movies.1.ndjson", SomeFiles.lines(3));
        var other = files.write("movies.2.ndjson", "{\"_id\": 2.0}");
        assertThatThrownBy(() -> load(one, other))
                .hasMessageContaining("movies.2.ndjson, line 1: the _id is that of")
                .hasMessageContaining("movies.1.ndjson, line 2, too; expected each _id once.");
        assertThat(load(one, one)).containsExactly(new LoadResult("movies", 3, 3, 0, 0));
    }

    @Test
    void otherUniqueIndexRefusesWithoutCountingAsThere() {
        var users = database.documents().getCollection("users");
        users.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        var file = files.write("users.ndjson", "{\"_id\": 1, \"email\": \"a\"}\n{\"_id\": 2, \"email\": \"a\"}\n");
        assertThat(load(file)).containsExactly(new LoadResult("users", 2, 1, 0, 1));
        assertThat(heard.bad)
                .singleElement()
                .asString()
                .contains("users.ndjson, line 2: the database refused the document: another one has the value");
        assertThat(load(file)).containsExactly(new LoadResult("users", 2, 0, 1, 1));
    }

    @Test
    void dropRemovesOnlyWhatIsLoaded() {
        load(files.write("movies.ndjson", SomeFiles.lines(3)), files.write("users.ndjson", SomeFiles.lines(3)));
        var checked = check(OnMalformed.END_THE_LOAD, files.write("new/movies.ndjson", SomeFiles.lines(1)));
        assertThat(stored("movies")).hasSize(3);
        assertThat(replace(checked)).containsExactly(new LoadResult("movies", 1, 1, 0, 0));
        assertThat(stored("movies")).containsExactly(BsonDocument.parse(SomeFiles.line(1)));
        assertThat(stored("users")).hasSize(3);
    }

    @Test
    void dropForNothingIsRefused() {
        load(files.write("movies.ndjson", SomeFiles.lines(3)), files.write("users.ndjson", SomeFiles.lines(3)));
        var checked = check(
                OnMalformed.END_THE_LOAD,
                files.write("new/movies.ndjson", SomeFiles.lines(1)),
                files.write("new/users.ndjson", ""));
        assertThatThrownBy(() -> replace(checked)).hasMessageStartingWith("There is no document to load into users");
        assertThat(stored("movies")).hasSize(3);
    }

    @Test
    void listenerThatThrowsEndsTheLoadBetweenBatches() {
        var checked = check(OnMalformed.END_THE_LOAD, files.write("movies.ndjson", SomeFiles.lines(2500)));
        var stop = new IllegalStateException("stop");
        var loader = new Loader(database.database(), new Heard() {
            @Override
            public void loading(long documents, long ofDocuments) {
                if (documents >= 2000) {
                    throw stop;
                }
            }
        });
        assertThatThrownBy(() -> loader.load(checked)).isSameAs(stop);
        assertThat(stored("movies")).hasSize(2000);
    }

    @Test
    void fileThatChangedMeanwhileIsRefused() throws IOException {
        var file = files.write("movies.ndjson", SomeFiles.lines(3));
        var checked = check(OnMalformed.END_THE_LOAD, file);
        for (var other : List.of("{", "{}")) {
            Files.writeString(file, other);
            assertThatThrownBy(() -> load(checked))
                    .hasMessageContaining("movies.ndjson, line 1: the file changed while it was being loaded");
        }
        assertThat(stored("movies")).isEmpty();
    }

    @Test
    void sampleDataArrivesWhole() {
        var sample = Path.of("../shared/data/sample_mflix");
        assumeTrue(Files.isDirectory(sample), "needs the sample data in " + sample);
        assertThat(load(sample))
                .containsExactly(
                        new LoadResult("comments", 50_304, 50_304, 0, 0),
                        new LoadResult("movies", 1_000, 1_000, 0, 0),
                        new LoadResult("theaters", 1_564, 1_564, 0, 0),
                        new LoadResult("users", 185, 185, 0, 0));
        assertThat(database.documents()
                        .getCollection("movies")
                        .countDocuments(BsonDocument.parse("{released: {$lt: {$date: 0}}}")))
                .isEqualTo(949);
        var theater = database.documents()
                .getCollection("theaters", BsonDocument.class)
                .find(new BsonDocument("theaterId", new BsonInt32(1000)))
                .first();
        assertThat(theater.getDocument("location")
                        .getDocument("geo")
                        .getArray("coordinates")
                        .get(0)
                        .isDouble())
                .isTrue();
        assertThat(theater.getDocument("location").getDocument("address").get("city"))
                .isEqualTo(new BsonString("Bloomington"));
    }
}
