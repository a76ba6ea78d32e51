package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mflix.mongo.MongoConnection;
import mflix.settings.SettingsReader;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A collection takes the place of another in one step, in memory and in the file. */
@Tag("F-85")
class RenameCollectionCommandTest {
    private static final int SIZE = 300;

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("data");
    }

    private static EmbeddedDatabase embedded(Path folder) {
        return new EmbeddedDatabase(
                new SettingsReader(key -> Optional.of(folder.toString()).filter(any -> key.equals("mflix.data.dir"))));
    }

    private static void in(Path folder, Consumer<MongoDatabase> work) {
        try (var embedded = embedded(folder);
                var database = MongoConnection.at(embedded.open())) {
            work.accept(database.documents());
        }
    }

    private void inDatabase(Consumer<MongoDatabase> work) {
        in(folder(), work);
    }

    private static MongoCollection<Document> filled(MongoDatabase database, String name, String generation) {
        var collection = database.getCollection(name);
        collection.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
        collection.createIndex(Indexes.ascending("generation"));
        collection.insertMany(IntStream.range(0, SIZE)
                .mapToObj(i -> new Document("_id", i).append("code", "c" + i).append("generation", generation))
                .toList());
        return collection;
    }

    private static void rename(MongoDatabase database, String from, String to, boolean dropTarget) {
        database.getCollection(from)
                .renameCollection(
                        new MongoNamespace(database.getName(), to),
                        new RenameCollectionOptions().dropTarget(dropTarget));
    }

    /** Whole: each document, found by its id with and without more in the filter, and no double of what is unique. */
    private static void isWhole(MongoCollection<Document> films, String generation) {
        assertThat(films.countDocuments(Filters.eq("generation", generation))).isEqualTo(SIZE);
        assertThat(films.countDocuments()).isEqualTo(SIZE);
        assertThat(films.find(Filters.eq(7)).first()).containsEntry("generation", generation);
        assertThat(films.updateOne(
                                Filters.and(Filters.eq(7), Filters.eq("generation", generation)),
                                Updates.set("seen", true))
                        .getMatchedCount())
                .isOne();
        assertThatThrownBy(() -> films.insertOne(new Document("_id", "double").append("code", "c9")))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> films.insertOne(new Document("_id", 9))).isInstanceOf(MongoWriteException.class);
        assertThat(indexes(films)).containsExactlyInAnyOrder("_id_", "code_1", "generation_1");
    }

    private static Set<String> indexes(MongoCollection<Document> collection) {
        var names = new HashSet<String>();
        collection.listIndexes().forEach(index -> names.add(index.getString("name")));
        return names;
    }

    private static List<String> names(MongoDatabase database) {
        return database.listCollectionNames().into(new ArrayList<>());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void itIsThereInItsNewPlaceNowAndAfterReopening(boolean dropTarget) {
        inDatabase(database -> {
            if (dropTarget) {
                filled(database, "films", "old");
            }
            filled(database, "films.new", "new");
            rename(database, "films.new", "films", dropTarget);
            isWhole(database.getCollection("films"), "new");
            assertThat(names(database)).containsExactly("films");
        });
        for (int i = 0; i < 2; i++) {
            inDatabase(database -> {
                isWhole(database.getCollection("films"), "new");
                assertThat(names(database)).containsExactly("films");
                assertThat(database.getCollection("films.new").countDocuments()).isZero();
            });
        }
    }

    @Test
    void theOldNameIsFreeForAnotherCollection() {
        inDatabase(database -> {
            filled(database, "films", "first");
            rename(database, "films", "kept", false);
            filled(database, "films", "second");
            rename(database, "films", "kept", true);
            filled(database, "films", "third");
        });
        inDatabase(database -> {
            isWhole(database.getCollection("kept"), "second");
            isWhole(database.getCollection("films"), "third");
        });
    }

    @Test
    void indexesOfACollectionWithTheNameOfAnIndexMapStayItsOwn() {
        inDatabase(database -> {
            filled(database, "films", "one");
            filled(database, "films._index_code_1", "two");
            rename(database, "films", "moved", false);
        });
        inDatabase(database -> {
            isWhole(database.getCollection("moved"), "one");
            isWhole(database.getCollection("films._index_code_1"), "two");
        });
    }

    @Test
    void anIndexWithAnExpressionMovesToo() {
        inDatabase(database -> {
            var films = filled(database, "films", "one");
            films.createIndex(
                    Indexes.ascending("email"),
                    new IndexOptions().unique(true).sparse(true).partialFilterExpression(Filters.gt("email", "")));
            rename(database, "films", "moved", false);
        });
        inDatabase(database -> {
            var moved = database.getCollection("moved");
            assertThat(indexes(moved)).contains("email_1");
            moved.updateOne(Filters.eq(1), Updates.set("email", "a@example.com"));
            assertThatThrownBy(() -> moved.updateOne(Filters.eq(2), Updates.set("email", "a@example.com")))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(names(database)).containsExactly("moved");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "DB.films, DB.kept, false, 48",
        "DB.none, DB.films, false, 26",
        "DB.none, DB.films, true, 26",
        "none.films, none.kept, false, 26",
        "DB.films, DB.films, false, 20",
        "DB.films, DB.films, true, 20",
        "DB.films, other.films, true, 20",
        "DB.films, DB.system.indexes, true, 20",
        "DB.system.namespaces, DB.films, true, 20",
        "DB.films, DB, true, 73",
        "DB.films, DB., true, 73",
        "DB.films, DB.a$b, true, 73",
        "DB.films, , true, 73",
    })
    void whatCannotBeIsRefusedAndChangesNothing(String from, String to, boolean dropTarget, int code) {
        try (var embedded = embedded(folder());
                var database = MongoConnection.at(embedded.open())) {
            var documents = database.documents();
            filled(documents, "films", "one");
            filled(documents, "kept", "two");
            var command = new Document("renameCollection", from.replace("DB", documents.getName()))
                    .append("to", to == null ? null : to.replace("DB", documents.getName()))
                    .append("dropTarget", dropTarget);
            assertThat(refusal(database.client().getDatabase("admin"), command)).isEqualTo(code);
            assertThat(refusal(documents, command)).as("not in admin").isEqualTo(13);
            areUntouched(documents);
        }
        inDatabase(this::areUntouched);
    }

    private void areUntouched(MongoDatabase database) {
        isWhole(database.getCollection("films"), "one");
        isWhole(database.getCollection("kept"), "two");
        assertThat(names(database)).containsExactlyInAnyOrder("films", "kept");
    }

    private static int refusal(MongoDatabase database, Document command) {
        return catchThrowableOfType(MongoCommandException.class, () -> database.runCommand(command))
                .getErrorCode();
    }

    @Test
    void anOpenCursorGoesOnWithWhatItBeganToRead() {
        inDatabase(database -> {
            var films = filled(database, "films", "old");
            filled(database, "films.new", "new");
            try (var cursor = films.find().batchSize(10).iterator()) {
                assertThat(cursor.next()).containsEntry("generation", "old");
                rename(database, "films.new", "films", true);
                var rest = new ArrayList<Document>();
                cursor.forEachRemaining(rest::add);
                assertThat(rest).hasSize(SIZE - 1).allSatisfy(film -> assertThat(film)
                        .containsEntry("generation", "old"));
            }
        });
    }

    @Test
    void readersSeeTheOldOrTheNewOneAndNeverHalf() throws Exception {
        var readers = Executors.newFixedThreadPool(4);
        try (var embedded = embedded(folder());
                var database = MongoConnection.at(embedded.open())) {
            var documents = database.documents();
            filled(documents, "films", "0");
            var ends = new AtomicBoolean();
            var reads = IntStream.range(0, 4)
                    .mapToObj(i -> readers.submit(() -> readUntil(ends, documents, i % 2 == 0)))
                    .toList();
            for (int generation = 1; generation <= 25; generation++) {
                filled(documents, "films.new", String.valueOf(generation));
                rename(documents, "films.new", "films", true);
            }
            ends.set(true);
            for (var read : reads) {
                assertThat(read.get()).isPositive();
            }
        } finally {
            readers.shutdownNow();
        }
        inDatabase(database -> isWhole(database.getCollection("films"), "25"));
    }

    private static int readUntil(AtomicBoolean ends, MongoDatabase database, boolean byId) {
        var films = database.getCollection("films");
        var reads = 0;
        while (!ends.get()) {
            var found = byId
                    ? films.find(Filters.in("_id", 1, 2, SIZE - 1)).into(new ArrayList<>())
                    : films.find().into(new ArrayList<>());
            assertThat(found).hasSize(byId ? 3 : SIZE);
            assertThat(found.stream().map(film -> film.get("generation")).distinct())
                    .hasSize(1);
            assertThat(films.countDocuments()).isEqualTo(SIZE);
            reads++;
        }
        return reads;
    }

    @Test
    void untilItIsCommittedTheFileHoldsTheOldOne() {
        inDatabase(database -> {
            filled(database, "films", "old");
            filled(database, "films.new", "new");
        });
        var folder = new DataFolder(folder());
        var file = DatabaseFile.open(folder);
        var backend = new DurableBackend(file, folder.path(), false);
        try {
            var database = (IndexedDatabase) backend.resolveDatabase("sample_mflix");
            database.dropCollection("films", NoopOplog.get());
            isWholeInACopy("old", "dropped");
            database.replace("films", database.resolveCollection("films.new", true));
            isWholeInACopy("old", "renamed");
            backend.commit();
            isWholeInACopy("new", "committed");
        } finally {
            backend.close();
        }
        inDatabase(database -> isWhole(database.getCollection("films"), "new"));
    }

    private void isWholeInACopy(String generation, String step) {
        var copy = temp.resolve(step);
        try {
            Files.createDirectories(copy);
            for (var name : List.of("database.h2", "acknowledged")) {
                Files.copy(folder().resolve(name), copy.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in(copy, database -> isWhole(database.getCollection("films"), generation));
        in(copy, database -> isWhole(database.getCollection("films"), generation));
    }

    /** Renames without end, in a process that is killed; says each generation that was acknowledged. */
    static final class Renamer {
        public static void main(String[] arguments) {
            in(Path.of(arguments[0]), database -> {
                for (var generation = 0; ; generation++) {
                    filled(database, "films.new", String.valueOf(generation));
                    rename(database, "films.new", "films", true);
                    System.out.println(generation);
                }
            });
        }
    }

    @Test
    void aKilledProcessLeavesTheOldOrTheNewOne() throws IOException {
        var chance = new Random(85);
        for (int round = 0; round < 3; round++) {
            var folder = temp.resolve("killed" + round);
            var acknowledged = 0;
            try (var child = JvmBeside.start(Renamer.class, folder.toString())) {
                for (int i = 2 + chance.nextInt(6); i > 0; i--) {
                    acknowledged = Integer.parseInt(child.hear());
                }
                child.killAfterMillis(chance.nextInt(60));
                for (var line = child.hear(); line != null; line = child.hear()) {
                    acknowledged = Integer.parseInt(line);
                }
            }
            var least = acknowledged;
            in(folder, database -> {
                var generation = database.getCollection("films").find().first().getString("generation");
                assertThat(Integer.parseInt(generation)).isBetween(least, least + 1);
                isWhole(database.getCollection("films"), generation);
            });
        }
    }

    @Test
    void outOfAPipelineIsKeptToo() {
        inDatabase(database -> {
            filled(database, "films", "old");
            filled(database, "copies", "older");
            var stages = List.of(Aggregates.match(Filters.lt("_id", 5)), Aggregates.out("copies"));
            database.getCollection("films").aggregate(stages).toCollection();
            assertThat(database.getCollection("copies").countDocuments()).isEqualTo(5);
        });
        inDatabase(database -> {
            assertThat(database.getCollection("copies").countDocuments()).isEqualTo(5);
            assertThat(names(database)).containsExactlyInAnyOrder("films", "copies");
            isWhole(database.getCollection("films"), "old");
        });
    }

    @Test
    void outOfAPipelineThatFailsLeavesNothing() {
        inDatabase(database -> {
            filled(database, "films", "old");
            filled(database, "copies", "older");
            var doubles = List.of(
                    Aggregates.project(new Document("_id", new Document("$literal", 1))), Aggregates.out("copies"));
            assertThatThrownBy(() ->
                            database.getCollection("films").aggregate(doubles).toCollection())
                    .isInstanceOf(MongoCommandException.class);
            database.getCollection("films").updateOne(Filters.eq(1), Updates.set("seen", true));
        });
        inDatabase(database -> {
            assertThat(names(database)).containsExactlyInAnyOrder("films", "copies");
            isWhole(database.getCollection("copies"), "older");
        });
    }
}
