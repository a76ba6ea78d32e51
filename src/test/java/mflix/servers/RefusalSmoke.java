package mflix.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;

/** What is refused, and how it is said. */
final class RefusalSmoke {
    private RefusalSmoke() {}

    static void addTo(SmokeChecks checks, Site site) {
        var anyone = site.anyone();
        checks.add("malformed id", () -> refused(anyone.movies().one("foobar"), 400, "INVALID_ID"));
        checks.add("unknown film", () -> refused(anyone.movies().one("0".repeat(24)), 404, "NOT_FOUND"));
        checks.add("unknown parameter", () -> refused(anyone.get("/movies?password=1"), 400, "UNKNOWN_PARAMETER"));
        checks.add(
                "page that is no number", () -> refused(anyone.movies().list("page", "1e3"), 400, "INVALID_PARAMETER"));
        checks.add(
                "page after the last that there may be",
                () -> refused(anyone.movies().page(10_001), 400, "INVALID_PARAMETER"));
        checks.add(
                "type that we do not have",
                () -> refused(anyone.sending("Accept", "application/xml").get("/movies"), 406, "NOT_ACCEPTABLE"));
        checks.add(
                "accepted by nobody",
                () -> refused(anyone.sending("Accept", "*/*;q=0").get("/movies"), 406, "NOT_ACCEPTABLE"));
        checks.add("method that is not allowed", () -> {
            var answer = anyone.send("PUT", "/movies", "{}");
            refused(answer, 405, "METHOD_NOT_ALLOWED");
            assertThat(answer.header("Allow")).contains("GET", "POST");
        });
        checks.add("malformed JSON", () -> {
            for (var body : List.of("{", "{\"email\":}", "[]", "{\"a\":1,\"a\":2}", "")) {
                refused(anyone.send("POST", "/user/login", body), 400, "INVALID_BODY");
            }
        });
        checks.add(
                "wrong type of a member",
                () -> refused(
                        anyone.send("POST", "/user/login", "{\"email\":7,\"password\":true}"), 400, "INVALID_BODY"));
        checks.add(
                "body of another type",
                () -> refused(
                        anyone.sending("Content-Type", "text/plain")
                                .send("POST", "/user/login", "{}", "Content-Type", "text/plain"),
                        415,
                        "UNSUPPORTED_MEDIA_TYPE"));
        checks.add(
                "body that is too large",
                () -> refused(anyone.send("POST", "/user/login", " ".repeat(65 * 1024)), 413, "BODY_TOO_LARGE"));
        checks.add("rules of a registration, each under its field", () -> {
            var answer = anyone.account().register("A", "nowhere", "short");
            refused(answer, 400, "VALIDATION_FAILED");
            assertThat(answer.json().getArray("errors")).hasSize(3);
        });
        checks.add(
                "token that is none",
                () -> refused(anyone.with("garbage").account().me(), 401, "UNAUTHORIZED"));
        checks.add("token signed by somebody else", () -> {
            var parts = Visitor.user(site).token().split("\\.", -1);
            var forged = parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length());
            refused(anyone.with(forged).account().me(), 401, "UNAUTHORIZED");
        });
        checks.add("OPTIONS tells the methods", () -> {
            var answer = anyone.send("OPTIONS", "/movies", null);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Allow")).contains("GET", "POST");
        });
    }

    static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
    }
}
