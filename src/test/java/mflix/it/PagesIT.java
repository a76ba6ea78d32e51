package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mflix.testing.Json;
import mflix.testing.Site;
import mflix.testing.Visitor;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site's pages as the server sends them: which paths, with which headers. */
@ExtendWith(ArquillianExtension.class)
class PagesIT {
    private static final String[] AS_A_BROWSER = {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"};
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private static final Set<String> OF_THE_BODY = Set.of(
            "accept-ranges", "connection", "content-length", "content-type", "date", "etag", "last-modified", "link");
    private static final Set<String> OF_FILES =
            Set.of("cache-control", "cross-origin-resource-policy", "vary", "x-content-type-options");
    private static final Set<String> OF_DOCUMENTS = Set.of(
            "cache-control",
            "content-security-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy",
            "referrer-policy",
            "vary",
            "x-content-type-options",
            "x-frame-options",
            "x-request-id");

    @ArquillianResource
    private URI deployed;

    private Site site;

    @BeforeEach
    void arrive() {
        site = new Site(deployed.getPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "movies/id/573a1390f29313caabcd42e8",
                "people/Tom%20Hanks",
                "explore",
                "theaters",
                "admin/films/new",
                "country-results?countries=Japan",
                "login",
                "signup",
                "new-password",
                "account",
                "status",
                "status/",
                "admin",
                "user-report",
                "admin/users",
                "admin/audit",
                "admin/system",
                "admin/migrations",
                "admin/migrations/movies-lastupdated",
                "admin/migrations/movies-lastupdated/runs/573a1390f29313caabcd42e8"
            })
    void everyPageOfTheSiteIsTheOnePage(String path) {
        var page = site.page(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("text/html;charset=utf-8");
        assertThat(text(page)).contains("<base href=\"/\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no/such/page",
                "movies/573a1390f29313caabcd42e8",
                "admin/nothing",
                "movies/id/a/b",
                "webjars/lit/0/lit.js",
                "js/nothing.js",
                "guides/nothing",
                "guides/index",
                "guides/connecting/",
                "guides/source/pom.xml",
                "guides/../WEB-INF/web.xml",
                "a/000000000000/js/app/main.js"
            })
    void anAddressThatLeadsNowhereIsThePageForPeopleAndAProblemForPrograms(String path) {
        var forPeople = site.page(path, AS_A_BROWSER);
        assertThat(forPeople.statusCode()).isEqualTo(404);
        assertThat(text(forPeople)).startsWith("<!doctype html>");
        var forPrograms = site.page(path, "Accept", "application/json");
        assertThat(forPrograms.statusCode()).isEqualTo(404);
        assertThat(text(forPrograms)).contains("\"code\":\"NOT_FOUND\"");
        assertThat(forPeople.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    @Tag("F-215")
    void descriptionOfTheApiNamesTheAddressOfThisSite() {
        var description = site.page("openapi.yaml");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(text(description)).contains("servers:\n  - url: /api/v1\n");
        assertThat(text(site.page("docs"))).contains("<a href=\"openapi.yaml\">");
    }

    @Test
    @Tag("F-356")
    void guidesAreReadyPagesWithTheSourceThatTheyShow() {
        for (var path : List.of(
                "guides", "guides/connecting", "guides/source/src/main/java/mflix/mongo/MongoClientProducer.java")) {
            var page = site.page(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
            assertThat(text(page)).doesNotContain("{{").doesNotContainPattern("<script>|\\son[a-z]+=\"|\\sstyle=");
        }
        var index = site.page("guides/");
        assertThat(index.statusCode()).isEqualTo(302);
        assertThat(index.headers().firstValue("Location")).hasValue("/guides");
    }

    @Test
    void underTheApiNobodyGetsThePage() {
        var answer = site.page("api/v1/nothing", "Accept", "text/html,application/json");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("\"code\":\"NOT_FOUND\"");
    }

    @Test
    void theOnlyInlineScriptIsTheImportMapAndThePolicyNamesItsHash() throws Exception {
        var page = site.page("");
        var map = IMPORT_MAP.matcher(text(page));
        assertThat(map.find()).isTrue();
        var hash = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(UTF_8));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';")
                .doesNotContain("unsafe");
        assertThat(text(page)).doesNotContain("${").doesNotContainPattern("<script>|\\son[a-z]+=|\\sstyle=");
    }

    @Test
    void filesAreAskedForAgainAndWebJarsAreKept() {
        var page = site.page("");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        var tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(site.page("", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(site.page("js/app/main.js").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
        var lit = Pattern.compile("\\./(webjars/lit-html/[^/]+/lit-html\\.js)").matcher(text(page));
        assertThat(lit.find()).isTrue();
        var library = site.page(lit.group(1));
        assertThat(library.statusCode()).isEqualTo(200);
        assertThat(library.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        var own = Pattern.compile("src=\"(a/[0-9a-f]{12}/js/app/main\\.js)\"").matcher(text(page));
        assertThat(own.find()).isTrue();
        var script = site.page(own.group(1));
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        var older = site.page(own.group(1).replaceFirst("a/[0-9a-f]{12}", "a/000000000000"));
        assertThat(older.statusCode()).isEqualTo(404);
        assertThat(older.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    @Tag("F-560")
    void eachKindOfAnswerHasTheHeadersThatActOnItAndNoOther() {
        var ofVersion = Pattern.compile("a/[0-9a-f]{12}/").matcher(text(site.page("")));
        assertThat(ofVersion.find()).isTrue();
        var library = Pattern.compile("webjars/[^\"]+\\.js").matcher(text(site.page("")));
        assertThat(library.find()).isTrue();
        for (var path : List.of(
                ofVersion.group() + "js/app/main.js",
                ofVersion.group() + "css/app/base.css",
                "js/films/film-page.js",
                "css/admin/admin.css",
                "docs/docs.js",
                library.group())) {
            var file = site.page(path);
            assertThat(policies(file)).as(path).isEqualTo(OF_FILES);
            assertThat(policies(site.pageBy("HEAD", path))).as(path).isEqualTo(OF_FILES);
            file.headers().firstValue("ETag").ifPresent(tag -> {
                var known = site.page(path, "If-None-Match", tag);
                assertThat(known.statusCode()).as(path).isEqualTo(304);
                assertThat(policies(known)).as(path).isEqualTo(OF_FILES);
            });
        }
        for (var path : List.of(
                "",
                "movies/id/573a1390f29313caabcd42e8",
                "people/app.js", // whatever somebody is called
                "docs",
                "guides",
                "guides/connecting",
                "openapi.yaml",
                "favicon.svg",
                "robots.txt",
                "icon-192.png",
                "health/live",
                "api/v1/movies",
                "api/v1/movies/genres")) {
            var page = site.page(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(policies(page)).as(path).isEqualTo(OF_DOCUMENTS);
        }
        for (var path : List.of(
                "a/000000000000/js/app/main.js",
                "js/nothing.js",
                "css/nothing.css",
                "css/",
                "docs/nothing.js",
                "webjars/lit/0/lit.js",
                "no/such/page.css",
                "api/v1/nothing.js",
                "WEB-INF/app.js")) {
            for (var accepted : List.of("text/html", "application/json")) {
                var error = site.page(path, "Accept", accepted);
                assertThat(error.statusCode()).as(path).isEqualTo(404);
                assertThat(policies(error)).as(path + " " + accepted).isEqualTo(OF_DOCUMENTS);
                assertThat(String.join(", ", error.headers().allValues("Vary")))
                        .as(path)
                        .matches("(Origin, )?Accept-Encoding");
            }
        }
        assertThat(policies(site.pageBy("POST", "js/app/main.js"))).isEqualTo(with(OF_DOCUMENTS, "allow"));
    }

    /** All headers of an answer but those that describe its body. */
    private static Set<String> policies(HttpResponse<byte[]> answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        names.removeAll(OF_THE_BODY);
        return names;
    }

    private static Set<String> with(Set<String> names, String other) {
        var all = new TreeSet<>(names);
        all.add(other);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "js/app/main.js", "css/app/base.css", "api/v1/movies"})
    void textTravelsCompressed(String path) {
        var answer = site.page(path, "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().allValues("Vary")).anyMatch(value -> value.contains("Accept-Encoding"));
    }

    @Test
    @Tag("F-312")
    void robotsManifestAndIconsAreThere() {
        assertThat(text(site.page("robots.txt"))).startsWith("User-agent: *").contains("Disallow: /admin");
        var manifest = site.page("manifest.webmanifest");
        assertThat(manifest.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/manifest+json");
        assertThat(text(site.page(""))).contains("<link rel=\"manifest\" href=\"manifest.webmanifest\">", "og:title");
        Pattern.compile("\"src\": \"([^\"]+)\"")
                .matcher(text(manifest))
                .results()
                .forEach(icon -> assertThat(site.page(icon.group(1)).statusCode())
                        .as(icon.group(1))
                        .isEqualTo(200));
    }

    @Test
    @Tag("F-470")
    void pageOfAFilmOrPersonDescribesItAndNothingThatAClientSendsGetsIntoIt() {
        var admin = Visitor.admin(site);
        var name = "O'Hara \"</title><script>alert(1)</script>";
        var id = admin.movies()
                .create(Json.of(
                        "title",
                        "</title><script>alert(1)</script>",
                        "plot",
                        "\"><img src=x>",
                        "directors",
                        List.of(name)))
                .json()
                .getDocument("movie")
                .getString("_id")
                .getValue();
        try {
            var film = described("movies/id/" + id, "&lt;/title&gt;&lt;script&gt;alert(1)");
            assertThat(film)
                    .contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; · MFlix</title>")
                    .contains("<meta property=\"og:description\" content=\"&quot;&gt;&lt;img src=x&gt;\">")
                    .doesNotContain("<script>alert", "<img", "og:url", "og:image", "canonical", "evil.example");
            var person = described(
                    "people/"
                            + URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("%2F", "%2f"),
                    "");
            assertThat(person).doesNotContain("<script>alert");
            assertThat(described("people?name=" + URLEncoder.encode(name, UTF_8), "Films with O"))
                    .contains("og:type\" content=\"profile")
                    .doesNotContain("<script>alert");
        } finally {
            admin.movies().delete(id);
        }
        assertThat(described("movies/id/" + id, "noindex")).contains("<title>This film does not exist · MFlix</title>");
        assertThat(described("movies/id/nonsense", "noindex")).doesNotContain("nonsense");
        assertThat(described("people/Nobody%20Of%20That%20Name", "noindex")).contains("Nobody Of That Name");
        assertThat(described("people/Alfred%20Hitchcock", "og:type\" content=\"profile"))
                .contains("<title>Alfred Hitchcock · MFlix</title>", "Films with Alfred Hitchcock: ");
        assertThat(text(site.page("people"))).contains("<title>MFlix</title>");
    }

    @Test
    @Tag("F-475")
    void everyPageOfADemoIsMarkedAsOne() {
        for (var path : List.of("", "?genre=War", "explore", "no/such/page")) {
            assertThat(text(site.page(path, AS_A_BROWSER)))
                    .as(path)
                    .contains("<html lang=\"en\" data-demo=\"data mode\">");
        }
    }

    // the look-up may be too slow for the first visitor, who then gets the plain page
    private String described(String path, String sign) {
        for (int i = 0; i < 50; i++) {
            var page = site.page(path, "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example");
            assertThat(page.statusCode()).isEqualTo(200);
            if (text(page).contains(sign)) {
                return text(page);
            }
        }
        throw new AssertionError(path + " is never described by " + sign);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }
}
