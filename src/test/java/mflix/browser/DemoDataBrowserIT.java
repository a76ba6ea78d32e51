package mflix.browser;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import mflix.mongo.DemoMark;
import mflix.testing.ChildServer;
import mflix.testing.Site;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The walk on the demo. */
@ExtendWith(ArquillianExtension.class)
@Tag("F-562")
class DemoDataBrowserIT extends DataWalkContract {
    private static final Path DATA = Path.of("target/it/mflix-data");
    private static EmbeddedClient database;

    @ArquillianResource
    private URI deployed;

    @BeforeAll
    static void connect() throws IOException {
        database = EmbeddedClient.in(DATA);
        ChildServer.await(
                "the catalogue", () -> DemoMark.isSet(database.documents())); // filled beside the first requests
    }

    @AfterAll
    static void disconnect() {
        database.close();
    }

    @Override
    DataOrigin origin() {
        return DataOrigin.DEMO;
    }

    @Override
    Site walked() {
        return new Site(deployed.getPort());
    }

    @Override
    MongoDatabase database() {
        return database.documents();
    }
}
