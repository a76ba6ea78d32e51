package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mflix.testing.ChildServer;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The packaged server with its log in JSON, and the durations that it shows. */
@Execution(CONCURRENT)
class JsonLogIT {
    private static final Path LINE = Path.of("target/traces/request.json");

    @TempDir
    private Path temp;

    @Test
    @Tag("F-388")
    @Tag("F-389")
    void eachLineIsOneObjectAndARequestIsFoundByItsId() throws IOException {
        try (var server =
                ChildServer.start(temp, Map.of("MFLIX_LOG_FORMAT", "json")).awaitStarted()) {
            var film = server.site().page("/api/v1/movies/id/573a1390f29313caabcd42e8?secret=hidden");
            var genres = server.site().page("/api/v1/movies/genres");
            var nowhere = server.site().page("/api/v1/nowhere/at/all");
            var id = film.headers().firstValue("X-Request-Id").orElseThrow();
            var metrics = new String(server.site().page("/api/v1/metrics").body(), UTF_8);
            var lines = lines();
            keep(genres.headers().firstValue("X-Request-Id").orElseThrow());
            assertThat(lines).anySatisfy(line -> {
                assertThat(text(line, "http.request.id")).isEqualTo(id);
                assertThat(text(line, "event.action")).isEqualTo("request");
                assertThat(text(line, "url.path")).isEqualTo("/api/v1/movies/id/573a1390f29313caabcd42e8");
                assertThat(line.getInt32("http.response.status_code").getValue())
                        .isEqualTo(film.statusCode());
            });
            assertThat(nowhere.statusCode()).isEqualTo(404);
            assertThat(lines)
                    .anySatisfy(line -> assertThat(text(line, "message")).contains("ready in"));
            assertThat(metrics)
                    .contains("mflix_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/movies/id/{id}\"} 1")
                    .contains("mflix_database_command_duration_seconds_bucket{command=\"find\",le=\"+Inf\"}")
                    .doesNotContain("nowhere", "573a1390f29313caabcd42e8");
        }
    }

    // For docs/observing.md: see docs/pictures/observe.
    private void keep(String request) throws IOException {
        var line = Files.readString(temp.resolve("data/server.log"))
                .lines()
                .filter(one -> one.contains(request) && one.contains("\"event.action\":\"request\""))
                .findFirst()
                .orElseThrow();
        Files.createDirectories(LINE.getParent());
        Files.writeString(LINE, line + "\n");
    }

    // what the JVM itself says about its options is not the server's
    private List<BsonDocument> lines() throws IOException {
        var log = Files.readString(temp.resolve("data/server.log"));
        assertThat(log).doesNotContain("\u001b", "hidden");
        return log.lines()
                .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS") && !line.startsWith("OpenJDK 64-Bit"))
                .map(BsonDocument::parse)
                .toList();
    }

    private static String text(BsonDocument line, String name) {
        return line.containsKey(name) ? line.getString(name).getValue() : "";
    }
}
