package mflix.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mflix.mongo.MongoConnection;
import mflix.testing.ChildServer;
import mflix.testing.Site;
import org.bson.BsonDocument;

/** An administrator of a packaged server, who works with migrations by the calls that the console makes. */
final class Console {
    private static final String MIGRATION = "/admin/migrations/" + Migrations.FIRST;
    private static final String PASSWORD = "correct horse battery";

    private final ChildServer server;
    private final Site site;
    private final String token;

    private Console(ChildServer server, String token) {
        this.server = server;
        this.site = server.site();
        this.token = token;
    }

    /** Registers somebody, makes an administrator of them by the command line, and logs in. */
    static Console of(ChildServer server) {
        var email = "admin-" + System.nanoTime() + "@example.com";
        var account = server.site().anyone().account();
        assertThat(account.register("A Tester", email, PASSWORD).status()).isEqualTo(201);
        assertThat(commandLine(server, "make-admin", email).exit()).isZero();
        var login = account.login(email, PASSWORD);
        return new Console(server, login.json().getString("auth_token").getValue());
    }

    /** What a command printed, and its exit code. */
    record Ended(int exit, String output) {}

    /** {@code ./mflix ...} beside the server or without it, on its data folder. */
    static Ended commandLine(ChildServer server, String... arguments) {
        return commandLine(server.dataFolder().toString(), arguments);
    }

    static Ended commandLine(String dataFolder, String... arguments) {
        var command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--data-dir", dataFolder));
        try {
            var process =
                    ChildServer.commandLine(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(output).isTrue();
            return new Ended(process.exitValue(), output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A client of the server's embedded database. */
    MongoConnection database() {
        try {
            return MongoConnection.at(Files.readString(server.dataFolder().resolve("embedded.uri"))
                    .strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    BsonDocument get(String path) {
        var answer = site.get(path, "Authorization", "Bearer " + token);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /** Starts a run; it need not be at its end. */
    BsonDocument start(String body) {
        return post(MIGRATION + "/runs", body);
    }

    /** Does what that run or, for a run that came before the last, the migration calls legal. */
    BsonDocument act(String action) {
        var migration = get(MIGRATION);
        var legal = new ArrayList<>(migration.getArray("legal"));
        if (migration.isDocument("last")) {
            legal.addAll(migration.getDocument("last").getArray("legal"));
        }
        var offered = legal.stream()
                .map(one -> one.asDocument())
                .filter(one -> one.getString("action").getValue().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError(action + " is not offered: " + legal));
        var body = offered.getBoolean("confirm").getValue() ? "{\"confirm\":\"" + Migrations.FIRST + "\"}" : null;
        return post(offered.getString("href").getValue().replace("/api/v1", ""), body);
    }

    private BsonDocument post(String path, String body) {
        var answer = body == null
                ? site.send("POST", path, null, "Authorization", "Bearer " + token)
                : site.send("POST", path, body, "Authorization", "Bearer " + token, "Content-Type", "application/json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer.json();
    }

    BsonDocument again(BsonDocument run) {
        return get(run.getString("href").getValue().replace("/api/v1", ""));
    }

    /** The run as it is at its end. */
    BsonDocument awaitEnd(BsonDocument run) {
        server.awaitWhileRunning("the end of the run", () -> !again(run).isNull("endedAt"));
        return again(run);
    }

    BsonDocument errors(String query) {
        return get(MIGRATION + "/errors" + query);
    }
}
