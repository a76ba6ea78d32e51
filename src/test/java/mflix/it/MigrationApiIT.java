package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import mflix.testing.ChildServer;
import mflix.testing.Site;
import org.bson.BsonDocument;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("migration")
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class MigrationApiIT {
    private static final String BASE = "/admin/migrations/movies-year-from-text";

    @ArquillianResource
    private URI root;

    private Site site;
    private String token;

    @BeforeEach
    void logIn() {
        site = new Site(root.getPort());
        var email = "migration-" + System.nanoTime() + "@example.com";
        token = register("/user/make-admin", email);
    }

    private String register(String path, String email) {
        var body = "{\"name\":\"A Tester\",\"email\":\"" + email + "\",\"password\":\"correct horse\"}";
        var answer = site.send("POST", path, body, "Content-Type", "application/json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().getString("auth_token").getValue();
    }

    private Site.Answer get(String path) {
        return site.get(path, "Authorization", "Bearer " + token);
    }

    private Site.Answer post(String path, String body, String... headers) {
        var all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        if (body != null) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        all.addAll(List.of(headers));
        return site.send("POST", path, body, all.toArray(String[]::new));
    }

    private BsonDocument awaitEnd(String href) {
        var path = href.replace("/api/v1", "");
        ChildServer.await(
                "the end of " + path,
                () -> get(path).json().getString("state").getValue().matches("SUCCEEDED.*|FAILED"));
        return get(path).json();
    }

    @Test
    void onlyAdministratorsSeeAndDoAnything() {
        assertThat(site.get("/admin/migrations").status()).isEqualTo(401);
        var user = register("/user/register", "user-" + System.nanoTime() + "@example.com");
        assertThat(site.get("/admin/migrations", "Authorization", "Bearer " + user)
                        .status())
                .isEqualTo(403);
        assertThat(get("/admin/migrations").json().getArray("migrations")).hasSize(3);
    }

    @Test
    void runIsStartedWatchedVerifiedAndUndone() {
        var key = String.valueOf(System.nanoTime());
        var started = post(BASE + "/runs", null, "Idempotency-Key", key);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        var href = started.json().getString("href").getValue();
        assertThat(started.header("Location")).endsWith(href);
        var replay = post(BASE + "/runs", null, "Idempotency-Key", key);
        assertThat(replay.status()).as(replay.toString()).isEqualTo(200);
        assertThat(replay.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(post(BASE + "/runs", "{\"workers\":2}", "Idempotency-Key", key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        var run = awaitEnd(href);
        assertThat(run.getString("state").getValue()).as(run.toJson()).isEqualTo("SUCCEEDED");
        var path = href.replace("/api/v1", "");
        assertThat(get(path + "/events").json().getArray("events")).isNotEmpty();
        assertThat(get(path + "/ranges").json().containsKey("ranges")).isTrue();
        var tag = get(path).header("ETag");
        assertThat(site.get(path, "Authorization", "Bearer " + token, "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
        assertThat(post(path + "/pause", null).code()).isEqualTo("ILLEGAL_ACTION");
        var verification = post(path + "/verify", null);
        assertThat(verification.status()).isEqualTo(202);
        awaitEnd(verification.json().getString("href").getValue());
        var undo = post(path + "/undo", "{\"confirm\":\"movies-year-from-text\"}");
        assertThat(undo.status()).as(undo.toString()).isEqualTo(202);
        var undone = awaitEnd(undo.json().getString("href").getValue());
        assertThat(undone.getString("state").getValue()).as(undone.toJson()).isEqualTo("SUCCEEDED");
    }

    @Test
    void secondRunIsRefusedWithTheAddressOfTheFirst() {
        var base = "/admin/migrations/movies-lastupdated";
        var hour = LocalTime.now(ZoneOffset.UTC).getHour();
        var closed = String.format("%02d:00-%02d:00", (hour + 3) % 24, (hour + 4) % 24);
        var run = post(base + "/runs", "{\"pace\":{\"window\":\"" + closed + "\"}}")
                .json();
        var href = run.getString("href").getValue();
        var path = href.replace("/api/v1", "");
        var second = post(base + "/runs", null);
        assertThat(second.code()).isEqualTo("MIGRATION_RUNNING");
        assertThat(second.header("Link")).isEqualTo("<" + href + ">; rel=\"related\"");
        assertThat(second.json().getString("run").getValue()).isEqualTo(href);
        var paced = site.send("PATCH", path + "/pace", "{\"minPauseMillis\":5}", authorized());
        assertThat(paced.status()).as(paced.toString()).isEqualTo(200);
        assertThat(get(path + "/events").text()).contains("\"what\":\"PACE\"");
        assertThat(post(path + "/cancel", null).status()).isEqualTo(202);
        ChildServer.await(
                "the end of " + path,
                () -> get(path).json().getString("state").getValue().equals("CANCELLED"));
        assertThat(site.send("PATCH", path + "/pace", "{\"minPauseMillis\":5}", authorized())
                        .code())
                .isEqualTo("ILLEGAL_ACTION");
    }

    private String[] authorized() {
        return new String[] {"Authorization", "Bearer " + token, "Content-Type", "application/json"};
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/migrations", BASE, BASE + "/runs", BASE + "/errors"})
    void whatHasNotChangedIsNotSentAgain(String path) {
        var tag = get(path).header("ETag");
        assertThat(site.get(path, "Authorization", "Bearer " + token, "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void badRequestsAreRefusedAndNamed() {
        assertThat(get("/admin/migrations/other").code()).isEqualTo("NOT_FOUND");
        assertThat(get(BASE + "/plan?limitSeconds=301").code()).isEqualTo("INVALID_PARAMETER");
        assertThat(get(BASE + "/runs/zz").code()).isEqualTo("INVALID_ID");
        assertThat(get(BASE + "/errors?reason=NONE").code()).isEqualTo("INVALID_PARAMETER");
        assertThat(post(BASE + "/runs", "{\"pace\":{\"niceRatio\":11}}").code()).isEqualTo("VALIDATION_FAILED");
        assertThat(post(BASE + "/runs", "{\"speed\":1}").code()).isEqualTo("INVALID_BODY");
        assertThat(post(BASE + "/runs", null, "Idempotency-Key", "with blank").code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(get(BASE + "/runs/ffffffffffffffffffffffff/ranges?after=x").code())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(get(BASE + "/runs/ffffffffffffffffffffffff").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void planWritesNothingAndErrorsCanBeExported() {
        var plan = get("/admin/migrations/movies-lastupdated/plan").json();
        assertThat(plan.getInt32("wrote").getValue()).isZero();
        assertThat(plan.getNumber("documents").longValue()).isPositive();
        var page = site.page(
                "/api/v1/admin/migrations/movies-lastupdated/errors/export?format=csv",
                "Authorization",
                "Bearer " + token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(new String(page.body(), UTF_8)).startsWith("document,raw,reason,");
    }
}
