package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Stream;
import mflix.testing.ChildServer;
import mflix.testing.Json;
import mflix.testing.MigrationsClient;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("migration")
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class MigrationApiIT {
    private static final String YEARS = "movies-year-from-text";
    private static final String LAST_UPDATED = "movies-lastupdated";

    @ArquillianResource
    private URI root;

    private Site site;
    private Visitor admin;
    private MigrationsClient migrations;

    @BeforeEach
    void logIn() {
        site = new Site(root.getPort());
        admin = Visitor.admin(site);
        migrations = admin.migrations();
    }

    private BsonDocument awaitEnd(String href) {
        ChildServer.await("the end of " + href, () -> state(href).matches("SUCCEEDED.*|FAILED"));
        return migrations.run(href).json();
    }

    private String state(String href) {
        return migrations.run(href).json().getString("state").getValue();
    }

    @Test
    void onlyAdministratorsSeeAndDoAnything() {
        assertThat(site.anyone().migrations().all().status()).isEqualTo(401);
        assertThat(Visitor.user(site).migrations().all().status()).isEqualTo(403);
        assertThat(migrations.all().json().getArray("migrations")).hasSize(3);
    }

    @Test
    void runIsStartedWatchedVerifiedAndUndone() {
        var key = String.valueOf(System.nanoTime());
        var withKey = admin.sending("Idempotency-Key", key).migrations();
        var started = withKey.start(YEARS);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        var href = started.json().getString("href").getValue();
        assertThat(started.header("Location")).endsWith(href);
        var replay = withKey.start(YEARS);
        assertThat(replay.status()).as(replay.toString()).isEqualTo(200);
        assertThat(replay.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(withKey.start(YEARS, Json.of("workers", 2)).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        var run = awaitEnd(href);
        assertThat(run.getString("state").getValue()).as(run.toJson()).isEqualTo("SUCCEEDED");
        assertThat(migrations.events(href).json().getArray("events")).isNotEmpty();
        assertThat(migrations.ranges(href).json().containsKey("ranges")).isTrue();
        var tag = migrations.run(href).header("ETag");
        assertThat(admin.sending("If-None-Match", tag).migrations().run(href).status())
                .isEqualTo(304);
        assertThat(migrations.pause(href).code()).isEqualTo("ILLEGAL_ACTION");
        var verification = migrations.verify(href);
        assertThat(verification.status()).isEqualTo(202);
        awaitEnd(verification.json().getString("href").getValue());
        var undo = migrations.undo(href, YEARS);
        assertThat(undo.status()).as(undo.toString()).isEqualTo(202);
        var undone = awaitEnd(undo.json().getString("href").getValue());
        assertThat(undone.getString("state").getValue()).as(undone.toJson()).isEqualTo("SUCCEEDED");
    }

    @Test
    void secondRunIsRefusedWithTheAddressOfTheFirst() {
        var hour = LocalTime.now(ZoneOffset.UTC).getHour();
        var closed = String.format("%02d:00-%02d:00", (hour + 3) % 24, (hour + 4) % 24);
        var options = Json.of("pace", Json.of("window", closed));
        var run = migrations.start(LAST_UPDATED, options).json();
        var href = run.getString("href").getValue();
        var second = migrations.start(LAST_UPDATED);
        assertThat(second.code()).isEqualTo("MIGRATION_RUNNING");
        assertThat(second.header("Link")).isEqualTo("<" + href + ">; rel=\"related\"");
        assertThat(second.json().getString("run").getValue()).isEqualTo(href);
        var paced = migrations.pace(href, Json.of("minPauseMillis", 5));
        assertThat(paced.status()).as(paced.toString()).isEqualTo(200);
        assertThat(migrations.events(href).text()).contains("\"what\":\"PACE\"");
        assertThat(migrations.cancel(href).status()).isEqualTo(202);
        ChildServer.await("the end of " + href, () -> state(href).equals("CANCELLED"));
        assertThat(migrations.pace(href, Json.of("minPauseMillis", 5)).code()).isEqualTo("ILLEGAL_ACTION");
    }

    static Stream<Function<MigrationsClient, Answer>> lists() {
        return Stream.of(
                MigrationsClient::all,
                migrations -> migrations.one(YEARS),
                migrations -> migrations.runs(YEARS),
                migrations -> migrations.errors(YEARS));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void whatHasNotChangedIsNotSentAgain(Function<MigrationsClient, Answer> list) {
        var tag = list.apply(migrations).header("ETag");
        var again = admin.sending("If-None-Match", tag).migrations();
        assertThat(list.apply(again).status()).isEqualTo(304);
    }

    @Test
    void badRequestsAreRefusedAndNamed() {
        assertThat(migrations.one("other").code()).isEqualTo("NOT_FOUND");
        assertThat(migrations.plan(YEARS, "limitSeconds", 301).code()).isEqualTo("INVALID_PARAMETER");
        assertThat(migrations.run(MigrationsClient.href(YEARS, "zz")).code()).isEqualTo("INVALID_ID");
        assertThat(migrations.errors(YEARS, "reason", "NONE").code()).isEqualTo("INVALID_PARAMETER");
        assertThat(migrations
                        .start(YEARS, Json.of("pace", Json.of("niceRatio", 11)))
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(migrations.start(YEARS, Json.of("speed", 1)).code()).isEqualTo("INVALID_BODY");
        assertThat(migrations
                        .start(YEARS, Json.of("strategy", "RANGE_PIPELINE"))
                        .json()
                        .getArray("errors")
                        .toString())
                .contains("confirm");
        assertThat(migrations
                        .start(YEARS, Json.of("strategy", "RANGE_PIPELINE", "confirm", YEARS))
                        .json()
                        .getString("detail")
                        .getValue())
                .startsWith("RANGE_PIPELINE is not possible here. ");
        assertThat(admin.sending("Idempotency-Key", "with blank")
                        .migrations()
                        .start(YEARS)
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        var unknown = MigrationsClient.href(YEARS, "f".repeat(24));
        assertThat(migrations.ranges(unknown, "after", "x").code()).isEqualTo("INVALID_PARAMETER");
        assertThat(migrations.run(unknown).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void planWritesNothingAndErrorsCanBeExported() {
        var plan = migrations.plan(LAST_UPDATED).json();
        assertThat(plan.getInt32("wrote").getValue()).isZero();
        assertThat(plan.getNumber("documents").longValue()).isPositive();
        var page = site.page(
                "/api/v1/admin/migrations/" + LAST_UPDATED + "/errors/export?format=csv",
                "Authorization",
                "Bearer " + admin.token());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(new String(page.body(), UTF_8)).startsWith("document,raw,reason,");
    }
}
