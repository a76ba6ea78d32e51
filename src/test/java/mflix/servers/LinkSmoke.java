package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;

import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Visitor;

/** Everything that names an address, under a context root. */
final class LinkSmoke {
    private LinkSmoke() {}

    static void addTo(SmokeChecks checks, Site site, String root) {
        checks.add(root + " without its slash leads to the page", () -> {
            var answer = site.page(root);
            assertThat(answer.statusCode()).isIn(200, 301, 302, 303, 307, 308);
            assertThat(answer.headers().firstValue("Location").orElse("/mflix/"))
                    .endsWith(root + "/");
        });
        checks.add("page, its files and its <base>", () -> {
            assertThat(PageSmoke.text(PageSmoke.ok(site.page(""), "text/html")))
                    .contains("<base href=\"" + root + "/\">");
            PageSmoke.ok(site.page("css/app/base.css"), "text/css");
            PageSmoke.ok(site.page("docs/docs.js"), "javascript");
        });
        checks.add("description of the API", () -> {
            assertThat(PageSmoke.text(site.page("openapi.yaml"))).contains("url: " + root + "/api/v1\n");
            assertThat(PageSmoke.text(site.page("docs"))).contains("<a href=\"openapi.yaml\">"); // beside the page
        });
        checks.add("probes and metrics", () -> {
            PageSmoke.ok(site.page("health/live"), "application/json");
            PageSmoke.ok(site.page("health/ready"), "application/json");
            PageSmoke.ok(site.page("api/v1/metrics"), "text/plain");
        });
        checks.add("Location of a new film", () -> {
            var added = Visitor.admin(site).movies().create(Json.of("title", "Elsewhere"));
            assertThat(added.header("Location")).isEqualTo(root + "/api/v1/movies/id/" + EditingSmoke.id(added));
        });
        checks.add("Location and href of a run", () -> {
            var started = Visitor.admin(site).migrations().start("movies-year-from-text");
            assertThat(started.status()).as(started.toString()).isIn(202, 409);
            var name = started.status() == 202 ? "href" : "run";
            var href = started.json().getString(name).getValue();
            assertThat(href).startsWith(root + "/api/v1/admin/migrations/movies-year-from-text/runs/");
            if (started.status() == 202) {
                assertThat(started.header("Location")).endsWith(href);
            }
            assertThat(Visitor.admin(site).migrations().run(href).status()).isEqualTo(200);
        });
        checks.add("links to other pages of films", () -> assertThat(
                        site.anyone().movies().list().header("Link"))
                .contains("<" + root + "/api/v1/movies?"));
        checks.add("unknown page", () -> PageSmoke.isProblem(site.page("nothing", "Accept", "*/*"), 404));
        checks.add("no method without its token", () -> RoleSmoke.strangersAreRefused(site));
    }
}
