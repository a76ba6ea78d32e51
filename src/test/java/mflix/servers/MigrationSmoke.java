package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mflix.testing.ChildServer;
import mflix.testing.MigrationsClient;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonDocument;

/** A migration: run by the timer, undone, planned, run by an administrator, verified. */
final class MigrationSmoke {
    private static final String LAST_UPDATED = "movies-lastupdated";

    private MigrationSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        checks.add("migrations are listed", () -> assertThat(
                        admin(site).all().json().getArray("migrations"))
                .hasSize(3));
        checks.add("migration that the timer of the server ran", () -> {
            var migrations = admin(site);
            ChildServer.await("the run of the timer", () -> runs(migrations).stream()
                    .anyMatch(run -> isDone(run) && startedBy(run).equals("TIMER")));
            var run = runs(migrations).get(0);
            assertThat(run.getDocument("progress").toJson()).contains("converted");
        });
        checks.add("migration is undone", () -> {
            var migrations = admin(site);
            var run = runs(migrations).stream()
                    .filter(each -> each.getString("kind").getValue().equals("MIGRATE"))
                    .findFirst()
                    .orElseThrow();
            awaitDone(migrations, migrations.undo(href(run), LAST_UPDATED));
        });
        checks.add("migration is planned, and nothing written", () -> {
            var plan = admin(site).plan(LAST_UPDATED).json();
            assertThat(plan.getNumber("wrote").intValue()).isZero();
            assertThat(plan.getNumber("documents").intValue()).isPositive();
        });
        checks.add("migration is run and verified by an administrator", () -> {
            var migrations = admin(site);
            var run = awaitDone(migrations, migrations.start(LAST_UPDATED));
            assertThat(startedBy(run)).isNotEqualTo("TIMER");
            awaitDone(migrations, migrations.verify(href(run)));
        });
        checks.add("errors of a migration as a file", () -> {
            var admin = Visitor.admin(site);
            var file = site.page(
                    "api/v1/admin/migrations/" + LAST_UPDATED + "/errors/export?format=csv",
                    "Authorization",
                    "Bearer " + admin.token());
            assertThat(PageSmoke.text(PageSmoke.ok(file, "text/csv"))).startsWith("document,raw,reason,");
        });
    }

    private static MigrationsClient admin(Site site) {
        return Visitor.admin(site).migrations();
    }

    private static List<BsonDocument> runs(MigrationsClient migrations) {
        return migrations.runs(LAST_UPDATED).json().getArray("runs").stream()
                .map(run -> run.asDocument())
                .toList();
    }

    private static BsonDocument awaitDone(MigrationsClient migrations, Answer started) {
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        var href = started.json().getString("href").getValue();
        ChildServer.await(
                "the end of " + href, () -> isDone(migrations.run(href).json()));
        return migrations.run(href).json();
    }

    private static boolean isDone(BsonDocument run) {
        var state = run.getString("state").getValue();
        assertThat(state).as(run.toJson()).isNotIn("FAILED", "CANCELLED");
        return state.startsWith("SUCCEEDED");
    }

    private static String startedBy(BsonDocument run) {
        return run.getDocument("startedBy").getString("how").getValue();
    }

    private static String href(BsonDocument run) {
        return run.getString("href").getValue();
    }
}
