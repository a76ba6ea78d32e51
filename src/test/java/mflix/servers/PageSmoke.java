package mflix.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import mflix.testing.Site;

/** The pages of the site and their files. */
final class PageSmoke {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern LIBRARY = Pattern.compile("\\./(webjars/[^\"]+\\.js)");

    private PageSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        for (var path :
                List.of("", "index.html", "movies/id/573a1390f29313caabcd42e8", "login", "status", "admin/users")) {
            checks.add("page /" + path, () -> {
                var page = ok(site.page(path), "text/html");
                assertThat(text(page)).contains("<base href=\"" + site.root().getPath() + "\">");
                assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                        .contains("default-src 'none'");
                assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
                assertThat(page.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
            });
        }
        checks.add("script", () -> ok(site.page("js/app/main.js"), "text/javascript"));
        checks.add("style sheet", () -> ok(site.page("css/app/base.css"), "text/css"));
        checks.add("library from a WebJar", () -> {
            var library = LIBRARY.matcher(text(site.page("")));
            assertThat(library.find()).isTrue();
            assertThat(ok(site.page(library.group(1)), "text/javascript")
                            .headers()
                            .firstValue("Cache-Control")
                            .orElse(""))
                    .contains("immutable");
        });
        checks.add("page and file that the browser has already", () -> {
            for (var path : List.of("", "js/app/main.js")) {
                var tag = site.page(path).headers().firstValue("ETag").orElseThrow();
                assertThat(site.page(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
            }
        });
        checks.add("page packed by gzip", () -> assertThat(
                        site.page("", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .hasValue("gzip"));
        checks.add("description of the API as a page", () -> {
            assertThat(text(ok(site.page("docs"), "text/html"))).contains("openapi.yaml");
            ok(site.page("docs/docs.js"), "javascript");
        });
        checks.add("description of the API", () -> assertThat(text(ok(site.page("openapi.yaml"), "yaml")))
                .contains("url: " + site.root().getPath() + "api/v1\n", "operationId: getMovies"));
        checks.add("unknown page, for people", () -> {
            var page = site.page("no/such/page", "Accept", BROWSER);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(text(page)).startsWith("<!doctype html>");
        });
        checks.add("unknown page, for programs", () -> isProblem(site.page("no/such/page", "Accept", "*/*"), 404));
        checks.add("unknown address of the API", () -> isProblem(site.page("api/v1/nothing", "Accept", BROWSER), 404));
        checks.add("what is not for the public", () -> {
            for (var path :
                    List.of("WEB-INF/web.xml", "WEB-INF/classes/mflix/version.properties", "META-INF/MANIFEST.MF")) {
                var answer = site.page(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(text(answer)).doesNotContain("web-app", "version", "Manifest");
            }
        });
        checks.add("method that a page does not take", () -> {
            var answer = site.pageBy("POST", "login");
            isProblem(answer, 405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        });
    }

    static HttpResponse<byte[]> ok(HttpResponse<byte[]> answer, String type) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains(type);
        return answer;
    }

    static void isProblem(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).contains("\"status\":" + status, "\"code\":\"");
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }
}
