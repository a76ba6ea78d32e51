package mflix.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.load.LoadCheck;
import mflix.load.LoadListener;
import mflix.load.Loader;
import mflix.load.OnMalformed;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There and back: what was dumped and loaded into an empty database is dumped as the same bytes. */
@Tag("F-202")
abstract class DumpContract {
    /** Every type that each of the databases keeps; a regular expression and null among them. */
    private static final String ALL_TYPES =
            """
            {"_id": {"$oid": "573a1390f29313caabcd4135"}, "int": 1, "long": {"$numberLong": "1"}, "double": 1.0,
             "negative zero": {"$numberDouble": "-0.0"}, "nan": {"$numberDouble": "NaN"}, "infinity": {"$numberDouble": "Infinity"},
             "decimal": {"$numberDecimal": "1.10"}, "text": "caf\\u00e9 \\ud83c\\udfac", "empty": "", "true": true, "null": null,
             "date": {"$date": {"$numberLong": "-62135596800001"}}, "document": {"a": {}, "": 1}, "list": [1, [], {"b": []}],
             "bytes": {"$binary": {"base64": "AAEC", "subType": "00"}},
             "uuid": {"$binary": {"base64": "AAECAwQFBgcICQoLDA0ODw==", "subType": "04"}},
             "expression": {"$regularExpression": {"pattern": "^a/b", "options": "i"}},
             "time": {"$timestamp": {"t": 7, "i": 1}}, "least": {"$minKey": 1}, "most": {"$maxKey": 1}}""";

    @TempDir
    private Path temp;

    private final List<TestDatabase> opened = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    TestDatabase database;

    /** An empty one; each with files has its own folder. */
    abstract TestDatabase open(Path folder);

    @BeforeEach
    void begin() {
        database = opened("first");
    }

    @AfterEach
    void close() {
        opened.forEach(TestDatabase::close);
    }

    private TestDatabase opened(String folder) {
        var fresh = open(temp.resolve(folder));
        opened.add(fresh);
        return fresh;
    }

    private void insert(String collection, String... documents) {
        for (var document : documents) {
            database.documents().getCollection(collection, BsonDocument.class).insertOne(BsonDocument.parse(document));
        }
    }

    private Map<String, Long> dump(TestDatabase from, String folder, boolean isPacked) {
        try (var patient = from.database().patient()) {
            return new DatabaseDump(patient, new DumpListener() {
                        @Override
                        public void writing(String collection, long documents, long ofDocuments) {
                            assertThat(documents).isLessThanOrEqualTo(Math.max(documents, ofDocuments));
                        }

                        @Override
                        public void note(String sentence) {
                            notes.add(sentence);
                        }
                    })
                    .write(temp.resolve(folder), isPacked);
        }
    }

    private TestDatabase loadedFrom(String folder) {
        var other = opened("loaded-from-" + folder);
        var heard = new LoadListener() {
            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }

            @Override
            public void bad(String sentence) {
                throw new AssertionError(sentence);
            }

            @Override
            public void checking(long documents, long bytes, long ofBytes) {}

            @Override
            public void loading(long documents, long ofDocuments) {}
        };
        try (var loader = new Loader(other.database(), heard)) {
            loader.load(new LoadCheck(OnMalformed.END_THE_LOAD, heard).of(List.of(temp.resolve(folder)), ""));
        }
        return other;
    }

    /** The files by their paths without the database's name, which differs on a real server. */
    private Map<String, byte[]> files(String folder) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var all = Files.walk(temp.resolve(folder))) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void whatWasDumpedAndLoadedIsDumpedAsTheSameBytes() throws IOException {
        insert("movies", "{_id: 'z'}", "{_id: 2, title: 'two'}", ALL_TYPES, "{_id: {a: 1}}", "{_id: 1.5}");
        insert("movies (1)%", "{_id: 1}");
        insert("comments.old", "{_id: null}", "{_id: true}");
        var movies = database.documents().getCollection("movies");
        movies.createIndex(Indexes.compoundIndex(Indexes.descending("year"), Indexes.ascending("_id")));
        movies.createIndex(
                Indexes.ascending("imdb.id"),
                new IndexOptions().unique(true).sparse(true).name("by imdb"));

        assertThat(dump(database, "one", false))
                .containsExactly(Map.entry("comments.old", 2L), Map.entry("movies", 5L), Map.entry("movies (1)%", 1L));
        var first = files("one");
        assertThat(first)
                .containsOnlyKeys(
                        "comments.old.bson",
                        "comments.old.metadata.json",
                        "movies.bson",
                        "movies.metadata.json",
                        "movies (1)%25.bson",
                        "movies (1)%25.metadata.json");
        var other = loadedFrom("one");
        dump(other, "two", false);
        assertThat(files("two")).usingRecursiveComparison().isEqualTo(first);
        assertThat(stored(other)).isEqualTo(stored(database));
    }

    private static List<RawBsonDocument> stored(TestDatabase in) {
        return in.documents()
                .getCollection("movies", RawBsonDocument.class)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    @Test
    void packedFilesHoldTheSame() throws IOException {
        insert("users", "{_id: 1, password: 'hash'}");
        dump(database, "packed", true);
        assertThat(files("packed")).containsOnlyKeys("users.bson.gz", "users.metadata.json.gz");
        dump(database, "plain", false);
        dump(loadedFrom("packed"), "again", false);
        assertThat(files("again")).usingRecursiveComparison().isEqualTo(files("plain"));
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        insert("users", "{_id: 1}");
        dump(database, "one", false);
        try (var all = Files.walk(temp.resolve("one"))) {
            for (var path : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .endsWith("------");
            }
        }
    }

    @Test
    void secondDumpIntoTheFolderIsRefusedAndChangesNothing() throws IOException {
        insert("users", "{_id: 1}");
        dump(database, "one", false);
        var before = files("one");
        insert("users", "{_id: 2}");
        assertThatThrownBy(() -> dump(database, "one", false))
                .hasMessageContaining("is there already; expected a folder without a dump of this database.")
                .extracting(refusal -> ((Problem) refusal).kind())
                .isEqualTo(ProblemKind.ALREADY_EXISTS);
        assertThat(files("one")).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void emptyDatabaseAndFileInThePlaceOfTheFolderAreSentences() throws IOException {
        assertThatThrownBy(() -> dump(database, "one", false)).hasMessageContaining("so there is nothing to dump.");
        assertThat(temp.resolve("one")).doesNotExist();
        insert("users", "{_id: 1}");
        Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> dump(database, "file", false))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("expected a folder on a disk");
        assertThat(temp.resolve("file")).hasContent("x");
    }

    @Test
    void dumpThatWasStoppedIsNotTakenForAWholeOne() throws IOException {
        insert("users", "{_id: 1}");
        try (var patient = database.database().patient()) {
            var stopped = new DatabaseDump(patient, new DumpListener() {
                @Override
                public void writing(String collection, long documents, long ofDocuments) {
                    throw new IllegalStateException("stopped");
                }

                @Override
                public void note(String sentence) {}
            });
            assertThatThrownBy(() -> stopped.write(temp.resolve("one"), false)).hasMessage("stopped");
        }
        try (var left = Files.list(temp.resolve("one"))) {
            assertThat(left).allMatch(path -> path.getFileName().toString().startsWith("."));
        }
        assertThat(dump(database, "one", false)).containsExactly(Map.entry("users", 1L));
        try (var left = Files.list(temp.resolve("one"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    @Tag("F-485")
    void secondDumpWhileOneIsWrittenIsRefusedAndTakesNothingAway() throws IOException {
        insert("comments", "{_id: 1}");
        insert("users", "{_id: 1}");
        var refusals = new ArrayList<Problem>();
        try (var patient = database.database().patient()) {
            var first = new DatabaseDump(patient, new DumpListener() {
                @Override
                public void writing(String collection, long documents, long ofDocuments) {
                    refusals.add(catchThrowableOfType(Problem.class, () -> dump(database, "one", false)));
                }

                @Override
                public void note(String sentence) {}
            });
            assertThat(first.write(temp.resolve("one"), false)).hasSize(2);
        }
        assertThat(refusals).hasSize(2).allSatisfy(refusal -> {
            assertThat(refusal.kind()).isEqualTo(ProblemKind.CONFLICT);
            assertThat(refusal).hasMessageContaining("Another dump is being written into " + temp.resolve("one"));
        });
        assertThat(files("one"))
                .containsOnlyKeys("comments.bson", "comments.metadata.json", "users.bson", "users.metadata.json");
        assertThat(loadedFrom("one").documents().getCollection("users").countDocuments())
                .isOne();
    }
}
