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
import java.util.function.Function;
import mflix.testing.Deployed;
import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
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

    private Answer add(BsonDocument film) {
        var answer = admin.movies().create(film);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static String id(Answer film) {
        return film.json().getDocument("movie").getString("_id").getValue();
    }

    @Test
    @Tag("F-68")
    void newFilmIsFoundWhereItsAnswerSays() {
        var added = add(Json.of("title", "The Answer", "year", 1999, "released", "1999-12-31"));
        assertThat(added.header("Location")).isEqualTo("/api/v1/movies/id/" + id(added));
        var film = site.anyone().movies().one(id(added));
        assertThat(film.text()).isEqualTo(added.text());
        assertThat(film.header("ETag")).isEqualTo(added.header("ETag")).isNotEmpty();
        assertThat(film.json().getString("updated_type").getValue()).isEqualTo("java.util.Date");
    }

    @Test
    @Tag("F-31")
    void filmWhoseAnswerWasLostIsThereOnce() {
        var film = Json.of("_id", new ObjectId().toString(), "title", "Twice");
        var first = add(film);
        var second = admin.movies().create(film);
        assertThat(second.code()).isEqualTo("ALREADY_EXISTS");
        assertThat(site.anyone().movies().oneAtShortAddress(id(first)).status()).isEqualTo(200);
        assertThat(admin.movies().create(Json.of("_id", "short", "title", "x")).code())
                .isEqualTo("INVALID_ID");
    }

    @Test
    @Tag("F-30")
    void conditionalChangesAreRefusedWhenTheFilmHasChanged() throws Exception {
        var added = add(Json.of("title", "Contended"));
        var film = id(added);
        var stale = added.header("ETag");
        var outdated = admin.sending("If-Match", stale).movies();
        var changed = outdated.change(film, Json.of("plot", "one"));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(outdated.change(film, Json.of("plot", "two")).status()).isEqualTo(412);
        assertThat(outdated.delete(film).status()).isEqualTo(412);
        var weak = "W/" + changed.header("ETag");
        var merged = admin.sending("If-Match", weak, "Content-Type", "application/merge-patch+json")
                .movies()
                .change(film, Json.of("plot", null, "year", 2001));
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.json().getDocument("movie").keySet()).contains("year").doesNotContain("plot");
        assertThat(statuses(film, merged.header("ETag"))).containsExactlyInAnyOrder(200, 412);
        assertThat(admin.movies().delete(film).text()).isEqualTo("{\"deleted\":true,\"comments_deleted\":0}");
        assertThat(admin.movies().delete(film).status()).isEqualTo(404);
    }

    private List<Integer> statuses(String film, String tag) throws Exception {
        var executor = Executors.newFixedThreadPool(2);
        try {
            var movies = admin.sending("If-Match", tag).movies();
            Callable<Integer> change =
                    () -> movies.change(film, Json.of("plot", "race")).status();
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
        var film = Json.of("title", "In a batch", "plot", "x".repeat(1900));
        var films = new ArrayList<>(Collections.nCopies(999, film));
        films.add(Json.of("year", 1999));
        var answer = admin.movies().createAll(films);
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
        assertThat(admin.movies().delete(inserted.get(0).toString()).status()).isEqualTo(200);
        try (var database = Deployed.database()) {
            var removed = database.documents().getCollection("movies").deleteMany(Filters.in("_id", inserted));
            assertThat(removed.getDeletedCount()).isEqualTo(998);
        }
        var none = admin.movies().createAll(List.of(Json.of()));
        assertThat(none.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(none.json().keySet()).contains("inserted", "failed", "ids", "errors");
        assertThat(admin.send("POST", "/movies/batch", " ".repeat(4 * 1024 * 1024 + 1))
                        .status())
                .isEqualTo(413);
    }

    @Test
    @Tag("user_report")
    void reportOnCommentersHasTwentyRowsInOrderAsJsonAndAsCsv() {
        var report = admin.reports().commenters().json().getArray("report");
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
        var refused = site.anyone().sending("Accept", "text/csv").reports().commenters();
        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void reportsForEverybodyMayBeKeptAMinute() {
        var anyone = site.anyone();
        var reports = List.<Function<Visitor, Answer>>of(
                visitor -> visitor.reports().byYear(),
                visitor -> visitor.reports().byDirector(3),
                visitor -> visitor.reports().mostCommented(3));
        for (var report : reports) {
            var answer = report.apply(anyone);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
            assertThat(answer.json().getArray("report")).isNotEmpty();
            assertThat(report.apply(anyone.sending("If-None-Match", answer.header("ETag")))
                            .status())
                    .isEqualTo(304);
            assertThat(answer.text()).doesNotContain("@");
        }
    }
}
