package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mflix.mongo.MongoConnection;
import mflix.problem.Problem;
import mflix.settings.SettingsReader;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("data");
    }

    private Path file() {
        return folder().resolve("database.h2");
    }

    private EmbeddedDatabase embedded() {
        var settings = Map.of("mflix.data.dir", folder().toString());
        return new EmbeddedDatabase(new SettingsReader(key -> Optional.ofNullable(settings.get(key))));
    }

    /** Opens the folder, does something with a collection, and closes it again. */
    private void inCollection(Consumer<MongoCollection<Document>> work) {
        try (var embedded = embedded();
                var database = MongoConnection.at(embedded.open())) {
            work.accept(database.documents().getCollection("things"));
        }
    }

    private static List<Document> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Document("_id", i).append("text", "document " + i))
                .toList();
    }

    @Test
    void documentsAreThereAgainAfterAStop() {
        inCollection(things -> things.insertMany(documents(500)));
        inCollection(things -> assertThat(things.countDocuments()).isEqualTo(500));
    }

    @Test
    void acknowledgedWritesAreInTheFileBeforeAnythingIsClosed() throws IOException {
        var copy = temp.resolve("copy");
        Files.createDirectories(copy);
        inCollection(things -> {
            documents(100).forEach(things::insertOne);
            things.updateOne(Filters.eq("_id", 7), new Document("$set", new Document("text", "changed")));
            things.deleteOne(Filters.eq("_id", 8));
            copy(file(), copy.resolve("database.h2")); // what a killed process would leave behind
        });
        try (var embedded = new EmbeddedDatabase(new SettingsReader(
                        key -> Optional.of(copy.toString()).filter(any -> key.equals("mflix.data.dir"))));
                var database = MongoConnection.at(embedded.open())) {
            var things = database.documents().getCollection("things");
            assertThat(things.countDocuments()).isEqualTo(99);
            assertThat(things.find(Filters.eq("_id", 7)).first()).containsEntry("text", "changed");
        }
    }

    @Test
    @Tag("F-508")
    void aPathThroughAnArrayLeavesOutElementsWhereItLeadsNowhere() {
        inCollection(things -> {
            things.insertMany(List.of(
                    new Document("_id", 1).append("imdb", List.of(1)),
                    new Document("_id", 2).append("imdb", Arrays.asList(1, new Document("rating", 5), null))));
            var ratings = things.aggregate(List.of(
                            Aggregates.sort(Sorts.ascending("_id")),
                            Aggregates.project(new Document("rating", "$imdb.rating"))))
                    .map(row -> row.get("rating"))
                    .into(new ArrayList<>());
            assertThat(ratings).containsExactly(List.of(), List.of(5));
        });
    }

    @Test
    void folderBelongsToThisUserAlone() throws IOException {
        inCollection(things -> things.insertOne(new Document()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void addressIsWrittenDownWhileItIsOpenAndOnlyThen() {
        var folder = new DataFolder(folder());
        try (var embedded = embedded()) {
            var uri = embedded.open();
            assertThat(folder().resolve("embedded.uri")).hasContent(uri);
            assertThat(uri)
                    .matches("mongodb://mflix:[A-Za-z0-9_-]{43}@127\\.0\\.0\\.1:[0-9]+/sample_mflix\\?"
                            + "authMechanism=PLAIN&authSource=%24external");
            assertThat(embedded.open()).isEqualTo(uri);
            assertThat(folder.address()).contains(uri);
        }
        assertThat(folder().resolve("embedded.uri")).doesNotExist();
        assertThat(folder.address()).isEmpty();
    }

    @Test
    @Tag("F-75")
    void addressThatAKilledProcessLeftIsNotBelieved() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("embedded.uri"), "mongodb://127.0.0.1:1/sample_mflix");
        Files.writeString(folder().resolve("lock"), "4711");
        assertThat(new DataFolder(folder()).address()).isEmpty();
        inCollection(things -> assertThat(things.countDocuments()).isZero());
    }

    @Test
    @Tag("F-61")
    void aFolderInUseIsRefusedWithTheProcessThatHasIt() {
        inCollection(things -> assertThatThrownBy(() -> embedded().open())
                .isInstanceOf(Problem.class)
                .hasMessageContaining(
                        "is in use by process " + ProcessHandle.current().pid())
                .hasMessageContaining(folder().toString()));
        inCollection(things -> assertThat(things.countDocuments()).isZero());
    }

    @Test
    @Tag("F-61")
    void aFileOfRandomBytesIsRefusedAndLeftAsItWas() throws IOException {
        var bytes = new byte[20_000];
        new Random(1).nextBytes(bytes);
        isRefusedUnchanged(bytes);
    }

    @Test
    @Tag("F-61")
    void aTruncatedFileIsRefusedAndLeftAsItWas() throws IOException {
        inCollection(things -> things.insertMany(documents(2000)));
        var whole = Files.readAllBytes(file());
        for (int percent : new int[] {10, 50, 90}) {
            isRefusedUnchanged(Arrays.copyOf(whole, whole.length * percent / 100));
        }
        isRefusedUnchanged(new byte[0]);
    }

    @Test
    @Tag("F-61")
    void aDirectoryInItsPlaceIsRefused() throws IOException {
        Files.createDirectories(file());
        assertThatThrownBy(() -> embedded().open()).isInstanceOf(Problem.class).hasMessageContaining("database.h2");
        assertThat(file()).isEmptyDirectory();
    }

    @Test
    void refusedWritesChangeNothing() {
        inCollection(things -> {
            things.createIndex(new Document("name", 1), new IndexOptions().unique(true));
            things.insertOne(new Document("_id", 1).append("name", "one"));
            assertThatThrownBy(() -> things.insertOne(new Document("_id", 2).append("name", "one")))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(things.countDocuments()).isOne();
        });
        inCollection(things -> assertThat(things.countDocuments()).isOne());
    }

    @Test
    void anOlderCopyIsRefusedUntilItsMarkIsDeleted() throws IOException {
        inCollection(things -> things.insertMany(documents(10)));
        var older = Files.readAllBytes(file());
        inCollection(things -> things.insertOne(new Document("_id", "later")));
        isRefusedUnchanged(older);
        Files.delete(folder().resolve("acknowledged"));
        inCollection(things -> assertThat(things.countDocuments()).isEqualTo(10));
    }

    @Test
    void aFileThatWasMovedAwayLeavesRoomForANewOne() throws IOException {
        inCollection(things -> things.insertMany(documents(10)));
        Files.move(file(), temp.resolve("kept.db"));
        inCollection(things -> assertThat(things.countDocuments()).isZero());
    }

    private void isRefusedUnchanged(byte[] bytes) throws IOException {
        Files.createDirectories(folder());
        Files.write(file(), bytes);
        assertThatThrownBy(() -> embedded().open())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("database.h2")
                .hasMessageContaining(folder().toString());
        assertThat(Files.readAllBytes(file())).as("%s bytes", bytes.length).isEqualTo(bytes);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
