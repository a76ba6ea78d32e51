package mflix.it;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mflix.testing.ChildServer;
import mflix.testing.Deployed;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The deployed site proves its tickets on the demo catalogue. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class StatusIT {

    @ArquillianResource
    private URI root;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
    }

    private BsonDocument run(String ticket) {
        var answer = site.anyone().status().run(ticket);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.json();
    }

    private void passes(String ticket, String code) {
        var run = run(ticket);
        assertThat(run.getString("ticket").getValue()).isEqualTo(ticket);
        assertThat(run.getString("result").getValue()).as(run.toJson()).isEqualTo("pass");
        assertThat(run.getString("code").getValue()).isEqualTo(code);
        assertThat(kept(ticket).getString("code").getValue()).isEqualTo(code);
    }

    private BsonDocument kept(String ticket) {
        return site.anyone().status().all().json().getArray("tickets").stream()
                .map(one -> one.asDocument())
                .filter(one -> one.getString("ticket").getValue().equals(ticket))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("connection_pooling")
    void connectionPoolingPasses() {
        passes("connection_pooling", "5ad4f4f58d4b377bcf55d742");
    }

    @Test
    @Tag("timeouts")
    void timeoutsPass() {
        passes("timeouts", "5addf035498efdeb55e90b01");
    }

    @Test
    @Tag("error_handling")
    void errorHandlingPasses() {
        passes("error_handling", "5ae9b76a703c7c603202ef22");
    }

    @Test
    @Tag("least_privilege")
    void leastPrivilegeIsNeverPassedByADatabaseWithoutUsers() {
        var run = run("least_privilege");
        assertThat(run.getString("result").getValue()).isEqualTo("not_applicable");
        assertThat(run).doesNotContainKey("code");
    }

    @Test
    @Tag("user_report")
    void userReportPasses() {
        passes("user_report", "5accad3272455e5db79e4dad");
    }

    @Test
    @Tag("migration")
    void migrationFailsWhileStringsAreLeftAndShowsNoCode() {
        try (var database = Deployed.database()) {
            var movies = database.documents().getCollection("movies");
            var film = new Document(movies.find(exists("countries.0")).first())
                    .append("_id", new ObjectId())
                    .append("lastupdated", "2015-08-26 00:03:45.760000000");
            movies.insertOne(film); // whatever another test has migrated
            var inserted = Instant.now();
            try {
                var run = runSince(inserted, "migration");
                assertThat(run.getString("result").getValue()).as(run.toJson()).isEqualTo("fail");
                assertThat(run.getString("message").getValue())
                        .contains("movies still have a string: run the migration");
                assertThat(run).doesNotContainKey("code");
                assertThat(kept("migration")).doesNotContainKey("code");
            } finally {
                movies.deleteOne(eq(film.get("_id")));
            }
        }
    }

    @Test
    @Tag("connection")
    void connectionPasses() {
        passes("connection", "5a9026003a466d5ac6497a9d");
    }

    @Test
    @Tag("projection")
    void projectionPasses() {
        passes("projection", "5a94762f949291c47fa6474d");
    }

    @Test
    @Tag("text_and_subfield_search")
    void textAndSubfieldSearchPasses() {
        passes("text_and_subfield_search", "5a96a6a29c453a40d04922cc");
    }

    @Test
    @Tag("paging")
    void pagingPasses() {
        passes("paging", "5a9824d057adff467fb1f526");
    }

    @Test
    @Tag("faceted_search")
    void facetedSearchPasses() {
        passes("faceted_search", "5aa7d3948adcc3fb770f06fb");
    }

    @Test
    @Tag("user_management")
    void userManagementPasses() {
        passes("user_management", "5a8d8ee2f9588ca2701894be");
    }

    @Test
    @Tag("user_preferences")
    void userPreferencesPass() {
        passes("user_preferences", "5aabe31503ac76bc4f73e267");
    }

    @Test
    @Tag("get_comments")
    void getCommentsPasses() {
        passes("get_comments", "5ab5094fb526e43b570e4633");
    }

    @Test
    @Tag("create_update_comments")
    void createUpdateCommentsPasses() {
        passes("create_update_comments", "5aba8d5113910c25d7058f8f");
    }

    @Test
    @Tag("delete_comments")
    void deleteCommentsPasses() {
        passes("delete_comments", "5ac25c280a80ed6e67e1cecb");
    }

    @Test
    void filmsWithOtherIdsFailNoTicket() {
        try (var database = Deployed.database()) {
            var movies = database.documents().getCollection("movies");
            var model = movies.find(exists("countries.0")).first();
            var others = List.of(7, 1L << 40, 2.5, "tt0017136", new Document("imdb", 17136));
            movies.insertMany(others.stream().map(id -> atTheTop(model, id)).toList());
            var inserted = Instant.now();
            try {
                for (var ticket : List.of("connection", "projection", "paging", "faceted_search", "delete_comments")) {
                    assertThat(runSince(inserted, ticket).getString("result").getValue())
                            .as(ticket)
                            .isEqualTo("pass");
                }
            } finally {
                movies.deleteMany(in("_id", others));
            }
        }
    }

    private static Document atTheTop(Document film, Object id) {
        return new Document(film)
                .append("_id", id)
                .append("tomatoes", new Document("viewer", new Document("numReviews", Integer.MAX_VALUE)));
    }

    // A verdict is kept for some seconds, and a check that the site began by itself may have read before that instant.
    private BsonDocument runSince(Instant instant, String ticket) {
        var verdict = new AtomicReference<BsonDocument>();
        ChildServer.await("a verdict on " + ticket, () -> {
            verdict.set(run(ticket));
            return begun(verdict.get()).isAfter(instant);
        });
        return verdict.get();
    }

    private static Instant begun(BsonDocument run) {
        return Instant.parse(run.getString("checked_at").getValue())
                .minusMillis(run.getNumber("took_ms").longValue());
    }

    @Test
    void unknownTicketIsRefusedWithTheSixteenNames() {
        var answer = site.anyone().status().run("pooling");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getArray("allowed")).hasSize(16);
        assertThat(site.get("/status/timeouts").status()).isEqualTo(405);
    }

    @Test
    void summaryCountsAllTickets() {
        var status = site.anyone().status().all().json();
        assertThat(status.getArray("tickets")).hasSize(16);
        assertThat(status.getDocument("summary").values().stream()
                        .mapToLong(count -> count.asNumber().longValue())
                        .sum())
                .isEqualTo(16);
        assertThat(status.getBoolean("embedded").getValue()).isTrue();
    }

    @Test
    void pageOfTheStatusHoldsNoCode() {
        var page = site.page("/status/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(new String(page.body(), StandardCharsets.UTF_8))
                .contains("js/app/main.js")
                .doesNotContainPattern("[0-9a-f]{24}");
    }

    @Test
    void administratorsSeeTheSystemAtAGlance() {
        var answer = Visitor.admin(site).system();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().keySet())
                .containsExactly(
                        "version",
                        "java",
                        "server",
                        "driver",
                        "database",
                        "capabilities",
                        "pool",
                        "requests",
                        "uptime_seconds",
                        "draining");
        assertThat(answer.json().getDocument("pool").getInt32("limit").getValue())
                .isEqualTo(50);
        assertThat(answer.json().getDocument("database").getString("kind").getValue())
                .isEqualTo("embedded");
        assertThat(answer.text()).doesNotContain("127.0.0.1", "mongodb://");
    }

    @Test
    @Tag("connection_pooling")
    void metricsShowThePoolAndTheRequests() {
        var metrics = new String(site.page("/api/v1/metrics").body(), StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains("mflix_pool_limit", "mflix_pool_open", "mflix_requests_total", "mflix_database_seconds");
        assertThat(metrics).contains("mflix_connections ", "jvm_memory_used_bytes{area=\"heap\"} ");
    }

    @Test
    @Tag("F-212")
    void metricsOfTheServerItselfAreOff() {
        for (var path : List.of("/metrics", "/metrics/base", "/metrics?scope=base")) {
            assertThat(site.page(path).statusCode()).as(path).isIn(403, 404);
        }
    }

    @Test
    @Tag("F-212")
    void metricsAreNothingForWhatAProxyPassesOn() {
        for (var header : List.of("X-Forwarded-For", "Forwarded", "Via")) {
            var answer = site.page("/api/v1/metrics", header, "127.0.0.1");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"NOT_FOUND\"");
        }
    }
}
