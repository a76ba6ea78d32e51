package mflix.browser;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import mflix.testing.SampleServer;
import mflix.testing.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The walk on the real data, loaded into the embedded database. */
@ExtendWith(SampleServer.Resolver.class)
@Tag("F-562")
class SampleDataBrowserIT extends DataWalkContract {
    private static SampleServer server;
    private static EmbeddedClient database;

    @BeforeAll
    static void connect(SampleServer sample) throws IOException {
        server = sample;
        database = EmbeddedClient.in(sample.dataFolder());
    }

    @AfterAll
    static void disconnect() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void expectPosters() {
        browser.expect("a request to https://m.media-amazon.com/");
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
}
