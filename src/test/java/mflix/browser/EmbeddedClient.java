package mflix.browser;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A client of a test's own in a server's embedded database, without the time limits of the application's. */
record EmbeddedClient(MongoClient client, MongoDatabase documents) implements AutoCloseable {

    /** Of the server with this data folder. */
    static EmbeddedClient in(Path dataFolder) throws IOException {
        var address = new ConnectionString(
                Files.readString(dataFolder.resolve("embedded.uri")).strip());
        var client = MongoClients.create(address);
        return new EmbeddedClient(client, client.getDatabase(address.getDatabase()));
    }

    @Override
    public void close() {
        client.close();
    }
}
