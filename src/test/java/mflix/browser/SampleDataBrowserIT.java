package mflix.browser;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import mflix.mongo.MongoConnection;
import mflix.testing.SampleServer;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The walk on the real data, loaded into the embedded database. */
@ExtendWith(SampleServer.Resolver.class)
@Tag("F-562")
class SampleDataBrowserIT extends DataWalkContract {
    private static SampleServer server;
    private static MongoConnection database;

    @BeforeAll
    static void connect(SampleServer sample) throws IOException {
        server = sample;
        database = MongoConnection.at(
                Files.readString(sample.dataFolder().resolve("embedded.uri")).strip());
    }

    @AfterAll
    static void disconnect() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    DataOrigin origin() {
        return DataOrigin.LOADED_INTO_EMBEDDED;
    }

    @Override
    Site walked() {
        return server.site();
    }

    @Override
    MongoDatabase database() {
        return database.documents();
    }

    @Override
    Visitor administrator() {
        return Visitor.admin(walked());
    }
}
