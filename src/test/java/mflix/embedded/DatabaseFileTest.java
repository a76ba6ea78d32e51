package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import mflix.embedded.demo.DemoCatalogue;
import mflix.mongo.DatabaseProvider;
import mflix.mongo.MongoConnection;
import mflix.problem.Problem;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an opening and a closing do to the file and to what lies beside it. */
class DatabaseFileTest {
    private static final Path BEFORE = Path.of("src/test/resources/embedded/written-by-2.2.224.h2.gz");
    private static final byte[] MARK_OF_BEFORE = {0, 0, 0, 0, 0, 0, 0, 14};

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("data");
    }

    private Path file() {
        return folder().resolve("database.h2");
    }

    private Path mark() {
        return folder().resolve("acknowledged");
    }

    private void inDatabase(Consumer<MongoConnection> work) {
        try (var embedded = DurableChild.embedded(folder());
                var database = MongoConnection.at(embedded.open())) {
            work.accept(database);
        }
    }

    private void isRefused(String... words) throws IOException {
        var bytes = Files.readAllBytes(file());
        try (var embedded = DurableChild.embedded(folder())) {
            assertThatThrownBy(embedded::open).isInstanceOf(Problem.class).hasMessageContainingAll(words);
        }
        assertThat(file()).hasBinaryContent(bytes);
    }

    private List<Path> beside(String part) throws IOException {
        try (var files = Files.list(folder())) {
            return files.filter(path -> path.getFileName().toString().contains(part))
                    .toList();
        }
    }

    private void putFileOfBefore() throws IOException {
        Files.createDirectories(folder());
        try (var bytes = new GZIPInputStream(Files.newInputStream(BEFORE))) {
            Files.write(file(), bytes.readAllBytes());
        }
        Files.write(mark(), MARK_OF_BEFORE);
    }

    private static List<Document> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Document("_id", i).append("n", 0).append("text", "document ".repeat(20) + i))
                .toList();
    }

    private static void grow(MongoConnection database) {
        var things = database.documents().getCollection("things");
        things.insertMany(documents(500));
        for (int i = 0; i < 6; i++) {
            things.updateMany(new Document(), Updates.inc("n", 1));
        }
    }

    @Test
    @Tag("F-78")
    void aSessionThatWritesNothingLeavesTheBytesAlone() throws IOException {
        inDatabase(database -> {
            new DemoCatalogue(database.documents()).load();
            database.client().getDatabase("other").getCollection("notes").insertOne(new Document());
        });
        var bytes = Files.readAllBytes(file());
        var acknowledged = Files.readAllBytes(mark());
        for (int i = 0; i < 10; i++) {
            inDatabase(database -> {
                new DemoCatalogue(database.documents()).load(); // it is there
                assertThat(database.documents().getCollection("movies").find().first())
                        .isNotNull();
                assertThat(database.documents().getCollection("nothing").find()).isEmpty();
                assertThat(database.client().getDatabase("nowhere").listCollectionNames())
                        .isEmpty();
                assertThat(database.client().listDatabaseNames()).contains("other");
            });
            assertThat(file()).hasBinaryContent(bytes);
            assertThat(mark()).hasBinaryContent(acknowledged);
        }
    }

    @Test
    @Tag("F-78")
    void aMissingMarkIsNotMadeByReading() throws IOException {
        inDatabase(database -> database.documents().getCollection("things").insertOne(new Document()));
        Files.delete(mark());
        inDatabase(database -> assertThat(
                        database.documents().getCollection("things").countDocuments())
                .isOne());
        assertThat(mark()).doesNotExist();
    }

    @Test
    @Tag("F-79")
    void aFileOfTheVersionBeforeIsCarriedOverAndACopyKept() throws IOException {
        putFileOfBefore();
        var bytes = Files.readAllBytes(file());
        for (int i = 0; i < 2; i++) { // it is carried over once
            inDatabase(DatabaseFileTest::holdsWhatWasWrittenBefore);
            assertThat(beside(".before-"))
                    .singleElement()
                    .satisfies(copy -> assertThat(copy).hasBinaryContent(bytes))
                    .satisfies(copy -> assertThat(copy.getFileName().toString())
                            .matches("database\\.h2\\.before-2\\.4\\.240-[0-9]{8}T[0-9]{9}Z"));
        }
        try (var store = ReplacementFile.openReadOnly(file())) {
            assertThat(store.getStoreVersion()).isEqualTo(StorageVersion.NUMBER);
        }
    }

    private static void holdsWhatWasWrittenBefore(MongoConnection database) {
        var documents = database.documents();
        var film = documents
                .getCollection("movies")
                .find(Filters.eq("_id", new ObjectId("5f0000000000000000000003")))
                .first();
        assertThat(film)
                .containsEntry("title", "The Long Platform")
                .containsEntry("lastupdated", "2015-08-23 00:03:50.133000000")
                .containsEntry("imdb", new Document("rating", 6.8).append("votes", 3000));
        assertThat(documents.getCollection("movies").countDocuments()).isEqualTo(5);
        var users = documents.getCollection("users");
        assertThat(users.countDocuments()).isEqualTo(2);
        assertThat(users.find(Filters.eq("_id", 1)).first()).containsEntry("name", "Changed");
        assertThatThrownBy(() -> users.insertOne(new Document("_id", 9).append("email", "person0@example.com")))
                .isInstanceOf(MongoWriteException.class);
        assertThat(documents.listCollectionNames()).containsExactlyInAnyOrder("movies", "users");
        assertThat(database.client()
                        .getDatabase("other")
                        .getCollection("notes")
                        .find()
                        .first())
                .containsEntry("text", "in another database");
    }

    @Test
    @Tag("F-79")
    void aFileCutOffBeforeItIsCarriedOverIsRefused() throws IOException {
        putFileOfBefore();
        var bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length / 2));
        isRefused("database.h2");
        assertThat(beside(".before-")).isEmpty();
    }

    @Test
    @Tag("F-79")
    void aFileOfAnUnknownVersionIsRefused() throws IOException {
        inDatabase(database -> database.documents().getCollection("things").insertOne(new Document()));
        for (int version : new int[] {StorageVersion.NUMBER + 1, 3_000_100, 1, 2_002_224}) {
            try (var store = MVStore.open(file().toString())) {
                store.setStoreVersion(version);
            }
            isRefused("was written by version " + StorageVersion.text(version), "this is version 2.4.240");
        }
        assertThat(beside(".before-")).isEmpty();
    }

    @Test
    @Tag("F-79")
    void aServerWhoseOwnStoreWinsIsRefused() {
        for (var loaded : List.of("2.2.224", "2.3.232", "2.4.241", "2.4.240_VENDOR")) {
            assertThatThrownBy(() -> StorageVersion.requireOurs(loaded))
                    .isInstanceOf(Problem.class)
                    .hasMessageContainingAll(loaded, "needs H2 2.4.240", "mflix.db.uri");
        }
        assertThatCode(() -> StorageVersion.requireOurs("2.4.240")).doesNotThrowAnyException();
        assertThat(StorageVersion.loaded()).isEqualTo(StorageVersion.built());
    }

    @Test
    @Tag("F-80")
    void aFileThatIsMostlyDeadIsMadeSmallAtTheEndAndStaysTrue() throws IOException {
        inDatabase(database -> database.documents().getCollection("things").insertOne(new Document("_id", -1)));
        var older = Files.readAllBytes(file());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        inDatabase(DatabaseFileTest::grow);
        var small = Files.size(file());
        assertThat(small).isLessThan(700_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        inDatabase(database -> assertThat(
                        database.documents().getCollection("things").countDocuments(Filters.eq("n", 6)))
                .isEqualTo(501));
        assertThat(Files.size(file())).isEqualTo(small);
        Files.write(file(), older);
        isRefused("lacks writes that were acknowledged");
    }

    @Test
    @Tag("F-80")
    void whatAKilledCompactionLeftIsRemoved() throws IOException {
        inDatabase(database -> database.documents().getCollection("things").insertOne(new Document()));
        Files.write(folder().resolve("database.h2.new"), new byte[] {1, 2, 3});
        inDatabase(database -> assertThat(
                        database.documents().getCollection("things").countDocuments())
                .isOne());
        assertThat(beside(".new")).isEmpty();
    }

    @Test
    @Tag("F-80")
    void aCompactionThatFailsLeavesTheFile() throws IOException {
        inDatabase(database -> database.documents().getCollection("things").insertOne(new Document()));
        var bytes = Files.readAllBytes(file());
        assertThat(FileCompaction.run(file(), 4711))
                .as("another version is expected")
                .isEmpty();
        Files.createDirectories(folder().resolve("database.h2.new/in-its-way"));
        assertThat(FileCompaction.run(file(), 1)).isEmpty();
        assertThat(file()).hasBinaryContent(bytes);
    }

    @Test
    @Tag("F-80")
    void aDifferenceBetweenTwoStoresIsFound() {
        var one = stored("one", "key", "value");
        assertThat(difference(one, stored("same", "key", "value"))).isEmpty();
        assertThat(difference(one, stored("value", "key", "other value"))).contains("things");
        assertThat(difference(one, stored("key", "other key", "value"))).contains("things");
        assertThat(difference(one, stored("more", "key", "value", "more", "value")))
                .contains("things");
        assertThat(difference(one, stored("less"))).isPresent();
    }

    private Path stored(String name, String... keysAndValues) {
        var file = temp.resolve(name);
        try (var store = MVStore.open(file.toString())) {
            for (int i = 0; i < keysAndValues.length; i += 2) {
                store.openMap("things").put(keysAndValues[i], new Document("text", keysAndValues[i + 1]));
            }
        }
        return file;
    }

    private static Optional<String> difference(Path one, Path other) {
        try (var before = ReplacementFile.openReadOnly(one);
                var after = ReplacementFile.openReadOnly(other)) {
            return StoreDifference.between(before, after);
        }
    }

    @Test
    @Tag("F-81")
    void aFolderBehindALinkAndAFileBehindALinkKeepTheirLinks() throws IOException {
        var real = Files.createDirectory(temp.resolve("real"));
        Files.createSymbolicLink(folder(), real);
        inDatabase(database -> {});
        Files.move(file(), temp.resolve("elsewhere.h2"));
        Files.createSymbolicLink(file(), temp.resolve("elsewhere.h2"));
        inDatabase(DatabaseFileTest::grow);
        assertThat(folder()).isSymbolicLink();
        assertThat(file()).isSymbolicLink();
        assertThat(Files.size(file())).isLessThan(700_000);
        inDatabase(database -> assertThat(
                        database.documents().getCollection("things").countDocuments())
                .isEqualTo(500));
    }

    @Test
    @Tag("F-82")
    void aFileThatIsOpenElsewhereIsNotCalledDamaged() throws IOException {
        inDatabase(database -> {});
        try (var unused = MVStore.open(file().toString())) {
            isRefused("is in use: another program has database.h2 open");
        }
        inDatabase(database -> assertThat(
                        database.documents().getCollection("things").countDocuments())
                .isZero());
    }

    @Test
    @Tag("F-83")
    void aCopyIsKeptWhileTheFileIsOpen() throws IOException {
        var names = new ArrayList<String>();
        inDatabase(database -> {
            var things = database.documents().getCollection("things");
            things.insertMany(documents(300));
            names.add(DatabaseProvider.keepCopy(database.documents(), "load"));
            things.drop();
        });
        assertThat(names.get(0)).matches("database\\.h2\\.before-load-[0-9]{8}T[0-9]{9}Z");
        assertThat(beside(".new")).isEmpty();
        // as the operating manual says
        Files.delete(mark());
        Files.move(folder().resolve(names.get(0)), file(), StandardCopyOption.REPLACE_EXISTING);
        inDatabase(database -> assertThat(
                        database.documents().getCollection("things").countDocuments())
                .isEqualTo(300));
    }

    @Test
    @Tag("F-83")
    void aCopyIsNamedByASimpleReasonOnly() {
        inDatabase(database -> {
            for (var reason : List.of("", "../load", "a/b", "Load", "a b", "x".repeat(41), "é")) {
                assertThatThrownBy(() -> DatabaseProvider.keepCopy(database.documents(), reason))
                        .as(reason)
                        .isInstanceOf(MongoCommandException.class)
                        .hasMessageContaining("1 to 40");
            }
        });
    }

    @Test
    @Tag("F-83")
    void aCopyThatWouldFillTheDiskIsRefused() throws IOException {
        var folder = new DataFolder(folder());
        var unused = folder.lock();
        var file = DatabaseFile.open(folder);
        var free = (64L << 20) + file.store().getFileStore().size() - 1;
        var server = new MongoServer(new DurableBackend(file, () -> free, false));
        server.bind("127.0.0.1", 0);
        try (var database = MongoConnection.at(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/")) {
            assertThatThrownBy(() -> DatabaseProvider.keepCopy(database.documents(), "load"))
                    .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo(14031));
        } finally {
            server.shutdownNow();
            folder.release(unused);
        }
        assertThat(beside(".before-")).isEmpty();
        assertThat(beside(".new")).isEmpty();
    }

    @Test
    @Tag("F-84")
    void aSmallDatabaseStaysSmallWhileItIsOpen() {
        inDatabase(database -> {
            var things = database.documents().getCollection("things");
            things.insertMany(documents(20));
            var random = new Random(1);
            for (int i = 0; i < 1500; i++) {
                things.updateOne(Filters.eq("_id", random.nextInt(20)), Updates.inc("n", 1));
            }
            assertThat(file().toFile().length()).isLessThan(8 << 20);
        });
        assertThat(file().toFile().length()).isLessThan(100_000);
    }
}
