package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mflix.status.checks.Ticket;
import mflix.testing.ChildServer;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.bson.BsonDocument;

/** What an operator asks: probes, metrics, the system, the sixteen tickets. */
final class OperatorSmoke {
    private OperatorSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        for (var probe : List.of("live", "started", "ready")) {
            checks.add("probe /health/" + probe, () -> assertThat(
                            PageSmoke.text(PageSmoke.ok(site.page("health/" + probe), "application/json")))
                    .contains("\"status\":\"UP\""));
        }
        checks.add("metrics, for this machine", () -> assertThat(
                        PageSmoke.text(PageSmoke.ok(site.page("api/v1/metrics"), "text/plain")))
                .contains("mflix_pool_open ", "mflix_requests_total{code=\"200\"} ", "mflix_database_up 1"));
        checks.add(
                "metrics are not there for what a proxy passes on",
                () -> PageSmoke.isProblem(site.page("api/v1/metrics", "X-Forwarded-For", "127.0.0.1"), 404));
        checks.add("system at a glance", () -> {
            var system = FilmSmoke.ok(Visitor.admin(site).system());
            assertThat(system.getString("server").getValue()).isNotEmpty();
            assertThat(system.getDocument("pool").getNumber("limit").intValue()).isEqualTo(50);
        });
        checks.add("status of the tickets", () -> assertThat(
                        FilmSmoke.ok(site.anyone().status().all()).getArray("tickets"))
                .hasSize(16));
        for (var ticket : Ticket.values()) {
            checks.add("ticket " + ticket.key(), () -> {
                var answer = renewed(site, ticket);
                assertThat(answer.getString("result").getValue())
                        .as(answer.toJson())
                        .isIn("pass", "not_applicable");
            });
        }
    }

    // A verdict of the last seconds is given again, though it may be one of before the checks of migrations ended.
    private static BsonDocument renewed(Site site, Ticket ticket) {
        var asked = run(site, ticket);
        if (asked.getString("result").getValue().equals("fail")) {
            ChildServer.await(
                    "another verdict",
                    () -> !run(site, ticket).get("checked_at").equals(asked.get("checked_at")));
        }
        return run(site, ticket);
    }

    private static BsonDocument run(Site site, Ticket ticket) {
        return FilmSmoke.ok(site.anyone().status().run(ticket.key()));
    }
}
