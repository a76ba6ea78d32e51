package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mflix.mongo.MongoConnection;
import mflix.settings.SettingsReader;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter that names an id and more finds the one document by its id, and the rest of the filter still counts. */
@Tag("migration")
class IdIndexTest {
    @TempDir
    private Path folder;

    private EmbeddedDatabase embedded;
    private MongoConnection database;
    private MongoCollection<Document> films;

    @BeforeEach
    void open() {
        embedded = new EmbeddedDatabase(
                new SettingsReader(key -> Optional.of(folder.toString()).filter(any -> key.equals("mflix.data.dir"))));
        database = MongoConnection.at(embedded.open());
        films = database.documents().getCollection("films");
        films.insertMany(IntStream.range(0, 50)
                .mapToObj(i -> new Document("_id", i).append("text", "old " + i))
                .toList());
    }

    @AfterEach
    void close() {
        database.close();
        embedded.close();
    }

    private UpdateResult guarded(int id, Object expected, Object wanted) {
        return films.updateOne(new Document("_id", id).append("text", expected), Updates.set("text", wanted));
    }

    @Test
    void guardedUpdateChangesItsDocumentAndAStaleOneNothing() {
        assertThat(guarded(7, "old 7", "new").getMatchedCount()).isEqualTo(1);
        assertThat(guarded(7, "old 7", "newer").getMatchedCount()).isZero();
        assertThat(guarded(99, "old 7", "newer").getMatchedCount()).isZero();
        assertThat(films.find(Filters.eq(7)).first()).containsEntry("text", "new");
        assertThat(films.countDocuments(Filters.eq("text", "new"))).isEqualTo(1);
    }

    @Test
    void everyKindOfFilterOnAnIdFindsWhatItShould() {
        assertThat(films.countDocuments(Filters.and(Filters.eq(3), Filters.type("text", "string"))))
                .isEqualTo(1);
        assertThat(films.countDocuments(Filters.and(Filters.eq(3), Filters.type("text", "date"))))
                .isZero();
        assertThat(films.countDocuments(Filters.and(Filters.in("_id", 1, 2, 99), Filters.ne("text", "old 2"))))
                .isEqualTo(1);
        assertThat(films.countDocuments(Filters.and(Filters.gt("_id", 47), Filters.exists("text"))))
                .isEqualTo(2);
        assertThat(films.countDocuments(Filters.and(Filters.eq(3), Filters.eq(4))))
                .isZero();
        assertThat(films.countDocuments(Filters.or(Filters.eq(3), Filters.eq(4))))
                .isEqualTo(2);
        assertThat(films.countDocuments(Filters.ne("_id", 3))).isEqualTo(49);
    }

    @Test
    void editedAndDeletedDocumentsAreFoundAsTheyAre() {
        films.replaceOne(Filters.eq(3), new Document("text", "replaced"));
        films.deleteOne(new Document("_id", 4).append("text", "old 4"));
        films.deleteOne(new Document("_id", 5).append("text", "other"));
        assertThat(films.find(Filters.eq(3)).first()).containsEntry("text", "replaced");
        assertThat(films.countDocuments()).isEqualTo(49);
        films.insertOne(new Document("_id", 4).append("text", "again"));
        assertThat(guarded(4, "again", "new").getMatchedCount()).isEqualTo(1);
    }

    @Test
    void ofFourThatReplaceTheSameValueOneWins() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (var id = 0; id < 50; id++) {
                var wanted = id;
                Callable<Long> edit =
                        () -> guarded(wanted, "old " + wanted, "new").getMatchedCount();
                var won = 0L;
                for (var answer : threads.invokeAll(List.of(edit, edit, edit, edit))) {
                    won += answer.get();
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void indexIsUsedWheneverAnIdIsNamed() {
        var backend = H2Backend.inMemory();
        try {
            Index<Object> index = IndexedDatabase.of("test", backend.getMvStore(), null)
                    .openOrCreateUniqueIndex("films", "_id_", List.of(new IndexKey("_id", true)), false);
            assertThat(index.canHandle(query("_id", 1))).isTrue();
            assertThat(index.canHandle(query("_id", 1).append("text", "old"))).isTrue();
            assertThat(index.canHandle(query("text", "old"))).isFalse();
            assertThat(index.canHandle(query("_id", query("$gt", 1)).append("text", "old")))
                    .isFalse();
            assertThat(index.canHandle(query("$and", List.of(query("text", "old"), query("_id", 1)))))
                    .isTrue();
        } finally {
            backend.close();
        }
    }

    private static de.bwaldvogel.mongo.bson.Document query(String name, Object value) {
        return new de.bwaldvogel.mongo.bson.Document(name, value);
    }
}
