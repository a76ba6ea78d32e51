package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is nearly full: nothing is written any more, everything is read, and space alone heals it. */
@Tag("F-57")
class FullDiskTest {
    private final AtomicLong free = new AtomicLong(1L << 40);

    @TempDir
    private Path temp;

    private DatabaseFile file;
    private MongoServer server;
    private MongoConnection database;
    private MongoCollection<Document> things;

    @BeforeEach
    void open() {
        var settings = Map.of("mflix.data.dir", temp.resolve("data").toString());
        var folder = DataFolder.of(new SettingsReader(key -> Optional.ofNullable(settings.get(key))));
        var unused = folder.lock();
        file = DatabaseFile.open(folder);
        server = new MongoServer(new DurableBackend(file, free::get, false));
        server.bind("127.0.0.1", 0);
        database = MongoConnection.at(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/");
        things = database.documents().getCollection("things");
    }

    @AfterEach
    void close() {
        database.close();
        server.shutdownNow();
        file.mark().close();
    }

    private ProblemKind refused(Runnable write) {
        return MongoFailures.problemOf(catchThrowable(write::run)).orElseThrow().kind();
    }

    @Test
    void writesAreRefusedAndReadsGoOnUntilThereIsSpace() {
        things.insertOne(new Document("_id", 1));
        free.set((64L << 20) - 1);
        assertThat(refused(() -> things.insertOne(new Document("_id", 2)))).isEqualTo(ProblemKind.STORAGE_FULL);
        assertThat(refused(() -> things.deleteOne(new Document("_id", 1)))).isEqualTo(ProblemKind.STORAGE_FULL);
        assertThat(things.find().first()).containsEntry("_id", 1);
        free.set(64L << 20);
        things.insertOne(new Document("_id", 2));
        assertThat(things.countDocuments()).isEqualTo(2);
    }
}
