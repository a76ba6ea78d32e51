package mflix.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mflix.testing.ChildServer;
import mflix.testing.FakeReplicaSet;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk on somebody's own films in a replica set. */
@Tag("F-475")
@Tag("F-562")
class LoadedDataBrowserIT extends DataWalkContract {
    private static final ObjectId FILM = new ObjectId("573a1390f29313caabcd42e8");
    private static FakeReplicaSet set;
    private static ChildServer server;

    @BeforeAll
    static void start(@TempDir Path temp) {
        set = new FakeReplicaSet();
        films();
        server = ChildServer.start(
                        temp,
                        Map.of("MFLIX_DB_URI", set.uri("heartbeatFrequencyMS=500"), "MFLIX_PASSWORD_COST", "4"),
                        "--grace",
                        "0")
                .awaitStarted();
        server.awaitWhileRunning(
                "readiness", () -> server.site().page("/health/ready").statusCode() == 200);
    }

    private static void films() {
        var database = set.database().documents();
        for (int i = 0; i < 3; i++) {
            database.getCollection("movies")
                    .insertOne(new Document("_id", i == 0 ? FILM : new ObjectId())
                            .append("title", "Film " + i)
                            .append("year", 1925 + i)
                            .append("genres", List.of("Drama"))
                            .append("countries", List.of("Germany"))
                            .append("directors", List.of("Fritz Lang"))
                            .append("num_mflix_comments", i)
                            .append("imdb", new Document("rating", 8.1).append("votes", 7))
                            .append("lastupdated", "2015-08-13 00:27:5" + i));
        }
        database.getCollection("comments")
                .insertOne(new Document("movie_id", FILM)
                        .append("name", "Ada")
                        .append("email", "ada@example.com")
                        .append("text", "Seen.")
                        .append("date", Instant.now()));
        database.getCollection("theaters")
                .insertOne(new Document("theaterId", 1)
                        .append(
                                "location",
                                new Document(
                                                "address",
                                                new Document("street1", "1 Main Street")
                                                        .append("city", "Springfield")
                                                        .append("state", "IL")
                                                        .append("zipcode", "62701"))
                                        .append(
                                                "geo",
                                                new Document("type", "Point")
                                                        .append("coordinates", List.of(-89.65, 39.8)))));
    }

    @AfterAll
    static void stop() {
        server.close();
        set.close();
    }

    @Override
    DataOrigin origin() {
        return DataOrigin.REPLICA_SET;
    }

    @Override
    Site walked() {
        return server.site();
    }

    @Override
    MongoDatabase database() {
        return set.database().documents();
    }

    @Override
    Visitor administrator() {
        var admin = Visitor.user(walked());
        database()
                .getCollection("users")
                .updateOne(new Document("email", admin.email()), new Document("$set", new Document("isAdmin", true)));
        return admin;
    }

    @Test
    void serverItselfSaysNothingOfADemo() {
        assertThat(server.output()).isNotEmpty().doesNotContain("demo catalogue");
    }
}
