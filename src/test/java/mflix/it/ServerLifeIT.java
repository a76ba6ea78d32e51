package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.MongoServerException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import mflix.mongo.MongoConnection;
import mflix.testing.ChildServer;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The packaged application as an operator meets it: started, killed, started twice, without its database. */
@Execution(CONCURRENT)
class ServerLifeIT {
    private static final ObjectId APPEARED = new ObjectId("573a1390f29313caabcd4132");

    @TempDir
    private Path temp;

    @Test
    @Tag("F-492")
    void serverThatIsAskedToEndWhileItStartsHasNotFailed() throws IOException {
        try (var server = ChildServer.start(temp, Map.of())) {
            server.awaitWhileRunning(
                    "the first line of its log", () -> !server.log().isEmpty());
            assertThat(server.terminate()).isEqualTo(143);
            assertThat(server.output()).contains("Stopping …", "Stopped.").doesNotContain("mflix:");
        }
    }

    @Test
    @Tag("F-59")
    @Tag("F-60")
    @Tag("F-61")
    @Tag("F-76")
    @Tag("F-79")
    @Tag("F-500")
    @Tag("F-75")
    void acknowledgedWritesSurviveAKill() throws IOException, InterruptedException {
        long films;
        try (var server = ChildServer.start(temp, Map.of())) {
            answersAsSoonAsItListens(server);
            server.awaitStarted();
            films = total(server);
            try (var database = MongoConnection.at(
                    Files.readString(temp.resolve("data/embedded.uri")).strip())) {
                var notes = database.documents().getCollection("notes");
                IntStream.range(0, 1000)
                        .forEach(i -> notes.insertOne(new Document("_id", i).append("text", "note " + i)));
            }
            isRefusedASecondTime(server);
            server.killServer();
        }
        try (var server = ChildServer.start(temp, Map.of()).awaitStarted()) {
            assertThat(total(server)).isEqualTo(films);
            try (var database = MongoConnection.at(
                    Files.readString(temp.resolve("data/embedded.uri")).strip())) {
                var notes = database.documents().getCollection("notes");
                assertThat(notes.countDocuments()).isEqualTo(1000);
                assertThat(notes.distinct("text", String.class).into(new HashSet<>()))
                        .hasSize(1000);
            }
            assertThat(server.log()).contains("storage=H2 2.4.240").doesNotContain("storage=H2 2.2.224");
            endsWhatIsUnderWay(server);
        }
        assertThat(temp.resolve("data/embedded.uri")).doesNotExist();
        isWholeAfterTheEnd(films);
    }

    private static void answersAsSoonAsItListens(ChildServer server) {
        server.awaitWhileRunning("its port", () -> {
            try {
                assertThat(server.site().statusOf("/health/live")).isEqualTo(200);
                return true;
            } catch (UncheckedIOException refused) {
                return false;
            }
        });
    }

    private void isWholeAfterTheEnd(long films) {
        try (var database = TestDatabase.embedded(temp.resolve("data"))) {
            var notes = database.documents().getCollection("notes");
            assertThat(notes.countDocuments()).isEqualTo(1000);
            assertThat(notes.distinct("text", String.class).into(new HashSet<>()))
                    .hasSize(1000);
            assertThat(database.documents().getCollection("movies").countDocuments())
                    .isEqualTo(films);
        }
    }

    // A request whose body comes only after the server was asked to end.
    private static void endsWhatIsUnderWay(ChildServer server) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            var body = "{\"email\":\"nobody@example.com\",\"password\":\"nothing\"}";
            var head = "POST /api/v1/user/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            var exitCode = CompletableFuture.supplyAsync(server::terminate);
            server.awaitWhileRunning(
                    "the end of its readiness",
                    () -> server.site().page("/health/ready").statusCode() == 503);
            assertThat(server.site().page("/health/live").statusCode()).isEqualTo(200);
            assertThat(exitCode).isNotDone();
            socket.getOutputStream().write(body.getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 401");
            assertThat(exitCode.join()).isEqualTo(143);
        }
    }

    private void isRefusedASecondTime(ChildServer server) throws InterruptedException {
        try (var second = ChildServer.start(temp, Map.of())) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output())
                    .hasLineCount(1)
                    .contains("is in use by process")
                    .contains(temp.resolve("data").toString());
        }
        assertThat(total(server)).isPositive();
    }

    @Test
    @Tag("F-43")
    void startsWithoutItsDatabaseAndHealsWhenItAppears() throws IOException {
        var port = ChildServer.freePort();
        var uri = "mongodb://127.0.0.1:" + port + "/sample_mflix";
        try (var server = ChildServer.start(temp, Map.of("MFLIX_DB_URI", uri)).awaitStarted()) {
            assertThat(server.site().page("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.site().page("/health/ready").statusCode()).isEqualTo(503);
            var refusal = server.site().anyone().movies().list();
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.code()).isEqualTo("DATABASE_UNAVAILABLE");
            assertThat(server.site().page("/").statusCode()).isEqualTo(200);
            try (var database = TestDatabase.inMemory(port)) {
                server.awaitWhileRunning("the film", () -> isStored(database));
                server.awaitWhileRunning(
                        "the recovery",
                        () -> server.site().page("/health/ready").statusCode() == 200);
                assertThat(total(server)).isOne();
            }
            server.killLauncher();
        }
    }

    @Test
    @Tag("F-43")
    void addressThatTheDnsDoesNotKnowIsNoReasonNotToStart() {
        var uri = "mongodb+srv://mflix:secret-of-srv@nowhere.example.invalid/sample_mflix";
        try (var server = ChildServer.start(temp, Map.of("MFLIX_DB_URI", uri), "--grace", "0")
                .awaitStarted()) {
            assertThat(server.site().page("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.site().page("/health/ready").statusCode()).isEqualTo(503);
            var refusal = server.site().anyone().movies().list();
            assertThat(refusal.status()).as(refusal.toString()).isEqualTo(503);
            assertThat(refusal.code()).isEqualTo("DATABASE_UNAVAILABLE");
            assertThat(server.site().page("/").statusCode()).isEqualTo(200);
            assertThat(server.log()).contains("database_not_prepared").doesNotContain("IllegalAccess", "secret-of-srv");
        }
    }

    // The server makes its indexes as soon as it sees the database,
    // and the one in memory fails a write that meets that.
    private static boolean isStored(TestDatabase database) {
        try {
            var film = new Document("_id", APPEARED).append("title", "Appeared");
            var upsert = new ReplaceOptions().upsert(true);
            database.documents().getCollection("movies").replaceOne(Filters.eq("_id", APPEARED), film, upsert);
            return true;
        } catch (MongoServerException e) {
            return false;
        }
    }

    private static long total(ChildServer server) {
        var answer = server.site().anyone().movies().list();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getNumber("total_results").longValue();
    }
}
