package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mflix.testing.ChildServer;
import mflix.testing.DashboardPicture;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import mflix.testing.ObserveFiles;
import mflix.testing.OtlpCollector;
import mflix.testing.OtlpCollector.Collected;
import mflix.testing.Site.Answer;
import mflix.testing.TracePicture;
import mflix.testing.Visitor;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator's tools get from the packaged server: traces, which OTEL_SDK_DISABLED=false has switched on, and figures. */
@Execution(CONCURRENT)
@ResourceLock("the server of ObservedServerIT")
class ObservedServerIT {
    private static final String SEARCH = "GET /api/v1/movies/search";
    private static final String COMMENT = "POST /api/v1/movies/comment";
    private static final String OPTIONS =
            "minPoolSize=0&waitQueueTimeoutMS=2000&serverSelectionTimeoutMS=5000&heartbeatFrequencyMS=500";

    private static FakeReplicaSet set;
    private static OtlpCollector collector;
    private static ChildServer server;
    private static ObjectId film;
    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path temp) {
        collector = new OtlpCollector();
        set = new FakeReplicaSet();
        film = new ObjectId();
        set.database()
                .documents()
                .getCollection("movies")
                .insertOne(
                        new Document("_id", film).append("title", "Metropolis").append("genres", List.of("Drama")));
        var environment = new HashMap<>(collector.environment());
        environment.putAll(Map.of("MFLIX_DB_URI", set.uri(OPTIONS), "MFLIX_PASSWORD_COST", "4"));
        server = ChildServer.start(temp, environment, "--grace", "0").awaitStarted();
        server.awaitWhileRunning(
                "readiness", () -> server.site().page("/health/ready").statusCode() == 200);
        visitor = Visitor.user(server.site());
    }

    @AfterAll
    static void stop() {
        server.close();
        set.close();
        collector.close();
    }

    @AfterEach
    void forget() {
        set.forgetFaults();
    }

    private static List<Collected> trace(String name, Answer answer) {
        return collector.traceOf(server, name, answer.header("X-Request-Id"));
    }

    private static Collected request(List<Collected> trace) {
        return trace.stream()
                .filter(span -> span.attributes().containsKey("http.request.method"))
                .findFirst()
                .orElseThrow();
    }

    private static Collected command(List<Collected> trace, String name) {
        return trace.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("F-417")
    void aSearchIsOneTraceOfTheRequestAndItsCommands() {
        var answer = server.site().anyone().movies().search("genre", "Drama");
        assertThat(answer.status()).isEqualTo(200);
        var trace = trace(SEARCH, answer);
        var request = request(trace);
        assertThat(request.parent()).isEmpty();
        assertThat(request.failed()).isFalse();
        assertThat(request.attributes())
                .containsEntry("http.route", "/api/v1/movies/search")
                .containsEntry("http.response.status_code", "200");
        var find = command(trace, "find movies");
        assertThat(find.parent()).isEqualTo(request.id());
        assertThat(find.failed()).isFalse();
        assertThat(find.startNanos()).isGreaterThanOrEqualTo(request.startNanos());
        assertThat(find.endNanos()).isLessThanOrEqualTo(request.endNanos());
        assertThat(find.attributes())
                .containsEntry("db.system.name", "mongodb")
                .containsEntry("db.operation.name", "find")
                .containsEntry("db.collection.name", "movies");
        assertThat(trace).allMatch(span -> span.equals(request) || span.parent().equals(request.id()));
        TracePicture.draw("search", trace);
    }

    @Test
    @Tag("F-417")
    void aWriteThatWasNotConfirmedIsAFailedSpanOfItsKind() {
        var trace = trace(COMMENT, unconfirmed("a comment that nobody confirmed"));
        assertThat(request(trace).failed()).isTrue();
        assertThat(request(trace).attributes()).containsEntry("http.response.status_code", "503");
        var insert = command(trace, "insert comments");
        assertThat(insert.failed()).isTrue();
        assertThat(insert.attributes()).containsEntry("error.type", "WriteConcernTimeout");
        TracePicture.draw("failed-write", trace);
    }

    @ParameterizedTest
    @Tag("F-417")
    @CsvSource({
        "TOO_SLOW, MongoOperationTimeoutException",
        "NOT_ALLOWED, Unauthorized",
        "NOT_PRIMARY, NotWritablePrimary",
        "SHUTTING_DOWN, ShutdownInProgress",
        "CUT_BEFORE, MongoSocketReadException"
    })
    void aCommandThatFailsNamesItsKindAndNoMore(Fault fault, String kind) {
        var finds = server.awaitAnswer(
                "films that are not found",
                set.failing("movies", "find", fault, ObservedServerIT::finds),
                spans -> spans.stream().anyMatch(Collected::failed));
        assertThat(finds)
                .anyMatch(span -> span.failed() && kind.equals(span.attributes().get("error.type")));
        assertThat(finds)
                .allMatch(span -> span.attributes().keySet().stream().noneMatch(name -> name.startsWith("exception.")));
    }

    private static List<Collected> finds() {
        return trace(SEARCH, server.site().anyone().movies().search("genre", "Drama")).stream()
                .filter(span -> span.name().equals("find movies"))
                .toList();
    }

    @Test
    @Tag("F-417")
    void theTraceOfTheCallerGoesOn() {
        var caller = "4bf92f3577b34da6a3ce929d0e0e4736";
        var answer = server.site()
                .anyone()
                .sending("traceparent", "00-" + caller + "-00f067aa0ba902b7-01")
                .movies()
                .search("genre", "Drama");
        var trace = trace(SEARCH, answer);
        assertThat(trace).allMatch(span -> span.trace().equals(caller)).hasSizeGreaterThan(1);
        assertThat(request(trace).parent()).isEqualTo("00f067aa0ba902b7");
    }

    @Test
    @Tag("F-417")
    void addressesAreTemplatesAlsoOfWhatIsRefusedAndPagesAreFollowedToo() {
        var unknown = server.site().anyone().movies().one(new ObjectId().toString());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(request(trace("GET /api/v1/movies/id/{id}", unknown)).failed())
                .isFalse();
        var stranger = server.site().anyone().comments().delete(new ObjectId().toString());
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(trace("DELETE /api/v1/movies/comment/{id}", stranger)).hasSize(1);
        var nowhere = server.site().get("/no-such-thing");
        assertThat(request(trace("GET", nowhere)).attributes()).containsEntry("http.response.status_code", "404");
    }

    @Test
    @Tag("F-417")
    void noSpanHoldsAValueOrBelongsToTheServersPings() {
        var word = "quillfeather";
        var answer = server.site().anyone().movies().search("text", word);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var written = visitor.comments().write(film.toString(), "a " + word + " comment");
        assertThat(written.status()).isEqualTo(201);
        assertThat(trace(SEARCH, answer)).hasSizeGreaterThan(1);
        assertThat(command(trace(COMMENT, written), "insert comments").failed()).isFalse();
        assertThat(collector.everything())
                .doesNotContain(word, visitor.email(), film.toString(), "http.url", "http.target");
        assertThat(collector.spans()).noneMatch(span -> span.name().startsWith("ping"));
    }

    private static String figures() {
        return new String(server.site().page("/api/v1/metrics").body(), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("F-414")
    void everyFigureThatAlertsAndDashboardNameIsServed() throws IOException {
        assertThat(server.site().anyone().movies().one("nonsense").status()).isEqualTo(400);
        server.awaitWhileRunning("the migrations' figures", () -> figures().contains("mflix_migration_leading"));
        var served = figures();
        assertThat(ObserveFiles.figures()).hasSizeGreaterThan(12);
        for (var figure : ObserveFiles.figures()) {
            if (!ObserveFiles.NOT_ON_EVERY_SERVER.contains(figure)) {
                assertThat(served).contains("# TYPE " + figure + " ");
            }
        }
        assertThat(served).contains("mflix_problems_total{code=\"INVALID_ID\"} ");
    }

    @Test
    @Tag("F-414")
    void aWriteThatNobodyConfirmedIsCounted() {
        unconfirmed("one more");
        assertThat(figures()).containsPattern("mflix_problems_total\\{code=\"WRITE_UNCONFIRMED\"\\} [1-9]");
    }

    private static Answer unconfirmed(String comment) {
        return server.awaitAnswer(
                "a write that nobody confirmed",
                set.failing("comments", "insert", Fault.UNCONFIRMED, () -> visitor.comments()
                        .write(film.toString(), comment)),
                answer -> answer.status() == 503);
    }

    private static boolean areFound() {
        return server.site().anyone().movies().search("genre", "Drama").status() == 200;
    }

    @Test
    @Tag("F-415")
    void dashboardIsDrawnFromWhatIsServed() throws IOException {
        var picture = new DashboardPicture();
        for (var scrape = 0; scrape < 12; scrape++) {
            picture.add(figures());
            for (var request = 0; request <= scrape * 2; request++) {
                server.awaitWhileRunning("films", ObservedServerIT::areFound);
            }
        }
        picture.add(figures());
        assertThat(picture.draw()).contains("Requests by status", "Connections in use", "<polyline");
    }
}
