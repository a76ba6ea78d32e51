package mflix.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mflix.testing.RawHttp;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonValue;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What no client should send, sent to the deployed site. {@link Site} checks each answer for what it must not contain. */
@RunAsClient
@Tag("error_handling")
@ExtendWith(ArquillianExtension.class)
class BadInputIT {
    private static final String JSON = "application/json";
    private static final int LIMIT = 64 * 1024;

    @ArquillianResource
    private URI root;

    private Site site;
    private Visitor stranger;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
        stranger = Visitor.stranger(site);
    }

    private Answer logIn(String body) {
        return stranger.send("POST", "/user/login", body);
    }

    private Answer logIn(byte[] body, String... headers) {
        return site.send(site.request("/user/login", headers)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static List<String> fields(Answer answer) {
        return answer.json().getArray("errors").stream()
                .map(BsonValue::asDocument)
                .map(error -> error.getString("field").getValue())
                .toList();
    }

    /** A login of exactly so many bytes. */
    private static String ofLength(int length) {
        var around = Visitor.login("", "12345678").length();
        return Visitor.login("a".repeat(length - around), "12345678");
    }

    @Test
    @Tag("F-08")
    void malformedJsonIsToldByLineAndColumn() {
        for (var body : List.of("{", "{\"email\":", "{}{}", "{\"email\":\"a\",}", "{} // no", "nonsense")) {
            var answer = logIn(body);
            assertThat(answer.code()).as(answer.toString()).isEqualTo("INVALID_BODY");
            assertThat(fields(answer)).singleElement().asString().matches("1:[0-9]+");
        }
    }

    @Test
    @Tag("F-09")
    void wrongTypesAreNamedInEveryBody() {
        var admin = Visitor.admin(site);
        Map<String, List<String>> bodies = Map.of(
                "POST /user/register", List.of("name", "email", "password"),
                "POST /user/login", List.of("email", "password"),
                "POST /user/make-admin", List.of("name", "email", "password"),
                "DELETE /user/delete", List.of("password"),
                "PUT /user/password", List.of("password", "new_password"),
                "PUT /user/update-preferences", List.of("preferences"),
                "POST /movies/comment", List.of("movie_id", "comment"),
                "PUT /movies/comment", List.of("comment_id", "updated_comment", "movie_id"),
                "DELETE /movies/comment", List.of("comment_id", "movie_id"),
                "POST /movies/batch", List.of("movies"));
        bodies.forEach((route, names) -> names.forEach(name -> {
            var answer = admin.send(route.split(" ", 2)[0], route.split(" ", 2)[1], "{\"" + name + "\":5}");
            assertThat(answer.code()).as(answer.toString()).isEqualTo("INVALID_BODY");
            assertThat(fields(answer)).contains(name);
        }));
        assertThat(admin.send("PUT", "/users/a@b.c/admin", "{\"isAdmin\":\"yes\"}")
                        .code())
                .isEqualTo("INVALID_BODY");
        assertThat(admin.send("PUT", "/user/name", "{\"name\":5}").code()).isEqualTo("INVALID_BODY");
        assertThat(logIn("[]").code()).isEqualTo("INVALID_BODY");
    }

    @Test
    @Tag("F-10")
    void emptyBodyIsRefusedWhereOneIsNeeded() {
        assertThat(logIn("").code()).isEqualTo("INVALID_BODY");
        assertThat(logIn(" ").code()).isEqualTo("INVALID_BODY");
        assertThat(stranger.send("POST", "/user/login", null).code()).isEqualTo("INVALID_BODY");
    }

    @Test
    @Tag("F-11")
    @Tag("F-23")
    void unknownAndDoubledNamesAreRefused() {
        for (var name : List.of("isAdmin", "$where", "a.b", "__proto__", "")) {
            var answer = logIn("{\"email\":\"a@b.c\",\"password\":\"12345678\",\"" + name + "\":true}");
            assertThat(answer.code()).as(answer.toString()).isEqualTo("INVALID_BODY");
            assertThat(fields(answer)).containsExactly(name);
        }
        assertThat(logIn("{\"email\":\"a@b.c\",\"email\":\"d@e.f\",\"password\":\"12345678\"}")
                        .code())
                .isEqualTo("INVALID_BODY");
    }

    @Test
    @Tag("F-12")
    void onlyJsonInUtf8IsTaken() {
        var body = Visitor.login("a@b.c", "12345678");
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "application/json;charset=utf-16",
                "application/x-www-form-urlencoded")) {
            assertThat(stranger.send("POST", "/user/login", body, "Content-Type", type)
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(logIn(body.getBytes(ISO_8859_1)).status()).isEqualTo(415);
        for (var type : List.of("application/json; charset=UTF-8", "Application/JSON")) {
            assertThat(stranger.send("POST", "/user/login", body, "Content-Type", type)
                            .status())
                    .as(type)
                    .isEqualTo(401);
        }
    }

    @Test
    @Tag("F-13")
    void whoTakesNoJsonIsToldInJson() {
        for (var accept : List.of("application/xml", "*/*;q=0", "text/html, application/json;q=0", "nonsense")) {
            var answer = site.get("/movies/genres", "Accept", accept);
            assertThat(answer.status()).as(accept).isEqualTo(406);
        }
        for (var accept : List.of("*/*", "application/*", "application/problem+json", "text/html, */*;q=0.1")) {
            assertThat(site.get("/movies/genres", "Accept", accept).status())
                    .as(accept)
                    .isEqualTo(200);
        }
    }

    @Test
    @Tag("F-14")
    void otherMethodsAreRefusedWithThoseThatAreAllowed() {
        var put = stranger.send("PUT", "/user/login", "{}");
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.header("Allow")).contains("POST", "OPTIONS");
        var overridden = stranger.send("POST", "/user/login", "{}", "X-HTTP-Method-Override", "GET");
        assertThat(overridden.code()).isEqualTo("VALIDATION_FAILED");
        var options = stranger.send("OPTIONS", "/movies/comment", null);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("DELETE", "POST", "PUT");
        assertThat(options.text()).doesNotContain("wadl");
        assertThat(RawHttp.exchange(
                        root.getPort(), "TRACE /api/v1/movies HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    @Tag("F-15")
    void bodyMayHaveSixtyFourKibibytesHoweverItIsSent() {
        assertThat(logIn(ofLength(LIMIT)).status()).isEqualTo(401);
        assertThat(logIn(ofLength(LIMIT + 1)).code()).isEqualTo("BODY_TOO_LARGE");
        var chunked = site.send(site.request("/user/login", "Content-Type", JSON)
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(ofLength(LIMIT + 1).getBytes(ISO_8859_1))))
                .build());
        assertThat(chunked.code()).isEqualTo("BODY_TOO_LARGE");
        var fits = site.send(site.request("/user/login", "Content-Type", JSON)
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(ofLength(LIMIT).getBytes(ISO_8859_1))))
                .build());
        assertThat(fits.status()).isEqualTo(401);
        var zipped = logIn(new byte[] {31, -117, 8}, "Content-Type", JSON, "Content-Encoding", "gzip");
        assertThat(zipped.status()).isEqualTo(415);
    }

    @Test
    @Tag("F-15")
    void announcedThirtyMegabytesAreRefusedBeforeTheyAreSent() {
        var answer = RawHttp.exchange(
                root.getPort(),
                "POST /api/v1/user/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 31457280\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("connection: close");
    }

    @Test
    @Tag("F-16")
    void deepNestingIsRefused() {
        for (int depth : new int[] {33, 900, 5000, 10_000}) {
            assertThat(logIn("{\"a\":".repeat(depth)).code()).isEqualTo("INVALID_BODY");
        }
    }

    @Test
    @Tag("F-17")
    void numbersWithoutMeasureAreRefused() {
        var user = Visitor.user(site);
        for (var number : List.of("1".repeat(5000), "1e999999999", "NaN", "Infinity")) {
            var answer = user.send("PUT", "/user/update-preferences", "{\"preferences\":{\"n\":" + number + "}}");
            assertThat(answer.code()).as(answer.toString()).isEqualTo("INVALID_BODY");
        }
        assertThat(user.send("PUT", "/user/update-preferences", "{\"preferences\":{\"n\":-0}}")
                        .text())
                .contains("\"preferences\":{\"n\":0}");
    }

    @Test
    @Tag("F-18")
    void brokenUtf8IsRefused() {
        for (var bad : List.of("\u00ff", "\u00c0\u0080", "\u00c3", "\u00ed\u00a0\u0080")) {
            var body = Visitor.login("a" + bad + "@b.c", "12345678").getBytes(ISO_8859_1);
            assertThat(logIn(body, "Content-Type", JSON).code()).isEqualTo("INVALID_BODY");
        }
        assertThat(logIn("\ufeff{}").code()).isEqualTo("INVALID_BODY");
    }

    @Test
    @Tag("F-20")
    void operatorsAreNoPasswords() {
        var answer = logIn("{\"email\":{\"$gt\":\"\"},\"password\":{\"$ne\":null}}");
        assertThat(answer.code()).isEqualTo("INVALID_BODY");
        assertThat(fields(answer)).containsExactly("email", "password");
    }

    @Test
    @Tag("F-07")
    void addressesWithoutParametersRefuseAny() {
        for (var path : List.of("/reports/by-year?sort=password", "/movies/genres?foo=1")) {
            var answer = site.get(path);
            assertThat(answer.code()).as(answer.toString()).isEqualTo("UNKNOWN_PARAMETER");
            assertThat(answer.json().getArray("allowed")).isEmpty();
        }
        assertThat(Visitor.user(site).get("/user/me?x=1").code()).isEqualTo("UNKNOWN_PARAMETER");
    }

    @Test
    @Tag("F-05")
    void limitsOfReportsAreBounded() {
        for (var limit : List.of("0", "-5", "101", "", "1e1")) {
            assertThat(site.get("/reports/by-director?limit=" + limit).code())
                    .as(limit)
                    .isEqualTo("INVALID_PARAMETER");
        }
        assertThat(site.get("/reports/most-commented?limit=51").code()).isEqualTo("INVALID_PARAMETER");
        assertThat(site.get("/reports/most-commented?limit=50").status()).isEqualTo(200);
    }

    @Test
    @Tag("F-42")
    void onlyListedOriginsGetWhatTheirBrowsersAskFor() {
        for (var origin : List.of(
                "https://evil.example", "null", "https://listed.example.evil.example", "http://listed.example")) {
            var answer = site.get("/movies/genres", "Origin", origin);
            assertThat(answer.response().headers().map().keySet())
                    .as(origin)
                    .noneMatch(name -> name.startsWith("access-control"));
        }
        var listed = site.get("/movies/genres", "Origin", "https://listed.example");
        assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo("https://listed.example");
        assertThat(listed.header("Access-Control-Expose-Headers")).contains("ETag", "X-Request-Id");
        assertThat(listed.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(listed.header("Vary")).contains("Origin");
        var refused = site.get("/user/me", "Origin", "https://listed.example");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://listed.example");
        var preflight = stranger.send(
                "OPTIONS",
                "/movies/comment",
                null,
                "Origin",
                "https://listed.example",
                "Access-Control-Request-Method",
                "PUT");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization", "If-Match");
        assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("600");
    }

    @Test
    @Tag("F-26")
    void lineBreaksReachNeitherHeadersNorNames() {
        var name =
                stranger.send("POST", "/user/register", Visitor.account("A\\r\\nSet-Cookie: x", "a@b.cd", "12345678"));
        assertThat(name.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(Visitor.admin(site).get("/users?text=a%0D%0Ab").code()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    @Tag("F-22")
    void searchForUsersIsLiteral() {
        var admin = Visitor.admin(site);
        for (var text : List.of(".*", "(a+)+$", "[", "\\Q\\E", "\\E", "a".repeat(200))) {
            var answer = admin.get("/users?text=" + Site.encoded(text));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.json().getArray("users")).as(text).isEmpty();
        }
        assertThat(admin.get("/users?text=" + "a".repeat(201)).code()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    @Tag("F-24")
    void strangePathsFindNothing() {
        for (var path : List.of("/movies/..;/users", "/user/me%2F..%2F..%2Fusers", "/users/a%2Fb/admin")) {
            assertThat(site.page("/api/v1" + path).statusCode()).as(path).isIn(400, 401, 404, 405);
        }
    }
}
