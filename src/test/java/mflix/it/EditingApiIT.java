package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mflix.testing.Deployed;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.types.ObjectId;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What administrators do on the deployed site: write films, read reports. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class EditingApiIT {

    @ArquillianResource
    private URI root;

    private Site site;
    private Visitor admin;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
        admin = Visitor.admin(site);
    }

    private Answer add(String json) {
        var answer = admin.send("POST", "/movies", json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static String id(Answer film) {
        return film.json().getDocument("movie").getString("_id").getValue();
    }

    @Test
    @Tag("F-68")
    void newFilmIsFoundWhereItsAnswerSays() {
        var added = add("{\"title\":\"The Answer\",\"year\":1999,\"released\":\"1999-12-31\"}");
        assertThat(added.header("Location")).isEqualTo("/api/v1/movies/id/" + id(added));
        var film = site.get("/movies/id/" + id(added));
        assertThat(film.text()).isEqualTo(added.text());
        assertThat(film.header("ETag")).isEqualTo(added.header("ETag")).isNotEmpty();
        assertThat(film.json().getString("updated_type").getValue()).isEqualTo("java.util.Date");
    }

    @Test
    @Tag("F-31")
    void filmWhoseAnswerWasLostIsThereOnce() {
        var film = "{\"_id\":\"" + new ObjectId() + "\",\"title\":\"Twice\"}";
        var first = add(film);
        var second = admin.send("POST", "/movies", film);
        assertThat(second.code()).isEqualTo("ALREADY_EXISTS");
        assertThat(site.get("/movies/" + id(first)).status()).isEqualTo(200);
        assertThat(admin.send("POST", "/movies", "{\"_id\":\"short\",\"title\":\"x\"}")
                        .code())
                .isEqualTo("INVALID_ID");
    }

    @Test
    @Tag("F-30")
    void conditionalChangesAreRefusedWhenTheFilmHasChanged() throws Exception {
        var added = add("{\"title\":\"Contended\"}");
        var path = "/movies/" + id(added);
        var stale = added.header("ETag");
        var changed = admin.send("PATCH", path, "{\"plot\":\"one\"}", "If-Match", stale);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(admin.send("PATCH", path, "{\"plot\":\"two\"}", "If-Match", stale)
                        .status())
                .isEqualTo(412);
        assertThat(admin.send("DELETE", path, null, "If-Match", stale).status()).isEqualTo(412);
        var weak = "W/" + changed.header("ETag");
        var merged = admin.send(
                "PATCH",
                path,
                "{\"plot\":null,\"year\":2001}",
                "If-Match",
                weak,
                "Content-Type",
                "application/merge-patch+json");
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.json().getDocument("movie").keySet()).contains("year").doesNotContain("plot");
        assertThat(statuses(path, merged.header("ETag"))).containsExactlyInAnyOrder(200, 412);
        assertThat(admin.send("DELETE", path, null).text()).isEqualTo("{\"deleted\":true,\"comments_deleted\":0}");
        assertThat(admin.send("DELETE", path, null).status()).isEqualTo(404);
    }

    private List<Integer> statuses(String path, String tag) throws Exception {
        var executor = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> change = () -> admin.send("PATCH", path, "{\"plot\":\"race\"}", "If-Match", tag)
                    .status();
            var statuses = new ArrayList<Integer>();
            for (var status : executor.invokeAll(Collections.nCopies(2, change))) {
                statuses.add(status.get());
            }
            return statuses;
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    @Tag("F-15")
    void batchOfAThousandFilmsMayHaveFourMebibytes() {
        var film = "{\"title\":\"In a batch\",\"plot\":\"" + "x".repeat(1900) + "\"}";
        var body = "{\"movies\":[" + String.join(",", Collections.nCopies(999, film)) + ",{\"year\":1999}]}";
        var answer = admin.send("POST", "/movies/batch", body);
        assertThat(answer.status()).as(answer.code()).isEqualTo(201);
        var outcome = answer.json();
        assertThat(outcome.getInt32("inserted").getValue()).isEqualTo(999);
        assertThat(outcome.getArray("errors")
                        .get(0)
                        .asDocument()
                        .getString("field")
                        .getValue())
                .isEqualTo("movies[999].title");
        var inserted = outcome.getArray("ids").subList(0, 999).stream()
                .map(id -> new ObjectId(id.asString().getValue()))
                .toList();
        assertThat(admin.send("DELETE", "/movies/" + inserted.get(0), null).status())
                .isEqualTo(200);
        try (var database = Deployed.database()) {
            var removed = database.documents().getCollection("movies").deleteMany(Filters.in("_id", inserted));
            assertThat(removed.getDeletedCount()).isEqualTo(998);
        }
        var none = admin.send("POST", "/movies/batch", "{\"movies\":[{}]}");
        assertThat(none.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(none.json().keySet()).contains("inserted", "failed", "ids", "errors");
        assertThat(admin.send("POST", "/movies/batch", " ".repeat(4 * 1024 * 1024 + 1))
                        .status())
                .isEqualTo(413);
    }

    @Test
    @Tag("user_report")
    void reportOnCommentersHasTwentyRowsInOrderAsJsonAndAsCsv() {
        var report = admin.get("/user/comment-report").json().getArray("report");
        assertThat(report).hasSize(20);
        for (int i = 1; i < report.size(); i++) {
            var before = report.get(i - 1).asDocument();
            var row = report.get(i).asDocument();
            var fewer = before.getNumber("count").intValue()
                    > row.getNumber("count").intValue();
            var sameLaterName = before.getNumber("count").intValue()
                            == row.getNumber("count").intValue()
                    && before.getString("_id").compareTo(row.getString("_id")) < 0;
            assertThat(fewer || sameLaterName).as(before + " " + row).isTrue();
        }
        var csv = site.page(
                "/api/v1/user/comment-report", "Accept", "text/csv", "Authorization", "Bearer " + admin.token());
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Cache-Control")).contains("no-store");
        var lines = new String(csv.body(), UTF_8).split("\r\n", -1);
        assertThat(lines).hasSize(22);
        assertThat(lines[0]).isEqualTo("email,count");
        assertThat(lines[1])
                .isEqualTo(report.get(0).asDocument().getString("_id").getValue() + ","
                        + report.get(0).asDocument().getNumber("count").intValue());
        var refused = site.get("/user/comment-report", "Accept", "text/csv");
        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void reportsForEverybodyMayBeKeptAMinute() {
        for (var path :
                List.of("/reports/by-year", "/reports/by-director?limit=3", "/reports/most-commented?limit=3")) {
            var answer = site.get(path);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
            assertThat(answer.json().getArray("report")).isNotEmpty();
            assertThat(site.get(path, "If-None-Match", answer.header("ETag")).status())
                    .isEqualTo(304);
            assertThat(answer.text()).doesNotContain("@");
        }
    }
}
