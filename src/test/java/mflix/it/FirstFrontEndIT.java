package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the MFlix front end of 2018 asks, in the order of its own status page, by its own addresses and with the members that it
 * reads: an operator who keeps that front end can put this site behind it. Its counts, which belong to the data of that year, are left out.
 */
@RunAsClient
@Tag("F-507")
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(ArquillianExtension.class)
class FirstFrontEndIT {
    private static final String PASSWORD = "foobarbaz";
    private static final String SHREK_2 = "573a13a7f29313caabd1aa1f";
    private static final String FINDING_NEMO = "573a13a5f29313caabd1333a";

    @ArquillianResource
    private URI root;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
    }

    /** A member whose document is of the type that the front end takes it for. */
    private static <T extends BsonValue> T member(Answer answer, String name, Class<T> type) {
        assertThat(answer.json().get(name)).as(name + " in " + answer).isInstanceOf(type);
        return type.cast(answer.json().get(name));
    }

    private static BsonArray list(Answer answer, String name) {
        return member(answer, name, BsonArray.class);
    }

    private static String text(Answer answer, String name) {
        return answer.json().getString(name).getValue();
    }

    private static int number(Answer answer, String name) {
        return answer.json().getNumber(name).intValue();
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        return answer;
    }

    private Answer get(String path, String... headers) {
        return site.get(path, headers);
    }

    private Answer send(String method, String path, String json, String token) {
        return token.isEmpty()
                ? site.send(method, path, json, "Content-Type", "application/json")
                : site.send(method, path, json, "Content-Type", "application/json", "Authorization", "Bearer " + token);
    }

    /** One who registers as its checks do: by a random name. */
    private record Somebody(String name, String email, String token) {}

    private Somebody somebody(String path) {
        var random = UUID.randomUUID().toString().replace("-", "").substring(0, 9);
        var email = random + "@" + random + ".com";
        var registered = ok(send(
                "POST",
                path,
                "{\"name\":\"" + random + "\",\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}",
                ""));
        var info = member(registered, "info", BsonDocument.class);
        assertThat(info.getString("name").getValue()).isEqualTo(random);
        assertThat(info.getString("email").getValue()).isEqualTo(email);
        return new Somebody(random, email, text(registered, "auth_token"));
    }

    private Somebody somebody() {
        return somebody("/user/register");
    }

    private void isGone(Somebody one) {
        assertThat(text(
                        ok(send("DELETE", "/user/delete", "{\"password\":\"" + PASSWORD + "\"}", one.token())),
                        "status"))
                .isEqualTo("deleted");
    }

    @Test
    @Order(1)
    @Tag("connection")
    void connection() {
        var first = ok(get("/movies/"));
        assertThat(list(first, "movies")).hasSize(20);
        assertThat(member(first, "filters", BsonDocument.class)).isEmpty();
        assertThat(number(first, "page")).isZero();
        assertThat(number(first, "entries_per_page")).isEqualTo(20);
        assertThat(number(first, "total_results")).isGreaterThan(200);
        for (var film : list(first, "movies")) {
            assertThat(film.asDocument()).containsKeys("_id", "title");
            assertThat(film.asDocument().get("_id").isString()).isTrue();
        }
    }

    @Test
    @Order(2)
    @Tag("projection")
    void projection() {
        for (var countries : List.of("countries=Kosovo", "countries=Russia&countries=Japan", "countries=Mexico")) {
            var reply = ok(get("/movies/countries?" + countries));
            assertThat(list(reply, "titles"))
                    .allSatisfy(title -> assertThat(title.asDocument()).containsOnlyKeys("_id", "title"));
        }
        assertThat(list(ok(get("/movies/countries?countries=Japan")), "titles")).isNotEmpty();
    }

    @Test
    @Order(3)
    @Tag("text_and_subfield_search")
    void textAndSubfieldSearch() {
        var cast = ok(get("/movies/search?cast=Tom%20Hanks"));
        assertThat(member(cast, "filters", BsonDocument.class).toJson()).isEqualTo("{\"cast\": [\"Tom Hanks\"]}");
        assertThat(number(cast, "total_results"))
                .isEqualTo(list(cast, "movies").size())
                .isPositive();
        var genres = ok(get("/movies/search?genre=War&genre=Western"));
        assertThat(list(genres, "movies")).hasSizeLessThanOrEqualTo(20).allSatisfy(film -> assertThat(
                        film.asDocument().getArray("genres").toString())
                .containsAnyOf("War", "Western"));
        var text = ok(get("/movies/search?text=shrek"));
        assertThat(list(text, "movies").get(0).asDocument().getString("title").getValue())
                .contains("Shrek");
    }

    @Test
    @Order(4)
    @Tag("paging")
    void paging() {
        var pages = List.of(
                ok(get("/movies/search?genre=Drama&page=0")),
                ok(get("/movies/search?genre=Drama&page=1")),
                ok(get("/movies/search?page=2&genre=Drama")));
        for (int i = 0; i < pages.size(); i++) {
            assertThat(number(pages.get(i), "page")).isEqualTo(i);
            assertThat(list(pages.get(i), "movies")).hasSize(20);
            assertThat(number(pages.get(i), "total_results")).isEqualTo(number(pages.get(0), "total_results"));
        }
        assertThat(pages.stream().flatMap(page -> list(page, "movies").stream()).map(film -> film.asDocument()
                        .get("_id")))
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    @Order(5)
    @Tag("faceted_search")
    void facetedSearch() {
        var reply = ok(get("/movies/facet-search?cast=Tom%20Hanks&page=0"));
        var facets = member(reply, "facets", BsonDocument.class);
        for (var facet : List.of("rating", "runtime")) {
            assertThat(facets.getArray(facet)).isNotEmpty().allSatisfy(bucket -> assertThat(bucket.asDocument())
                    .containsOnlyKeys("_id", "count"));
            assertThat(facets.getArray(facet).stream()
                            .mapToInt(bucket ->
                                    bucket.asDocument().getNumber("count").intValue())
                            .sum())
                    .isEqualTo(list(reply, "movies").size());
        }
        assertThat(number(reply, "total_results")).isPositive();
        assertThat(member(reply, "filters", BsonDocument.class)).containsKey("cast");
    }

    @Test
    @Order(6)
    @Tag("user_management")
    void userManagement() {
        var one = somebody();
        var again = send(
                "POST",
                "/user/register",
                "{\"name\":\"" + one.name() + "\",\"email\":\"" + one.email() + "\",\"password\":\"" + PASSWORD + "\"}",
                "");
        assertThat(again.status()).isGreaterThanOrEqualTo(400);
        assertThat(member(again, "error", BsonDocument.class).getString("email").getValue())
                .isEqualTo("A user with this e-mail address already exists.");
        assertThat(text(ok(send("POST", "/user/logout", null, one.token())), "status"))
                .isEqualTo("logged out");
        var login = "{\"email\":\"" + one.email() + "\",\"password\":\"" + PASSWORD + "\"}";
        var back = ok(send("POST", "/user/login", login, ""));
        assertThat(member(back, "info", BsonDocument.class).getString("email").getValue())
                .isEqualTo(one.email());
        var wrong = send("POST", "/user/login", login.replace(PASSWORD, "another1"), "");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(text(wrong, "error")).isEqualTo("Unauthorized");
        isGone(new Somebody(one.name(), one.email(), text(back, "auth_token")));
        assertThat(send("POST", "/user/login", login, "").status()).isEqualTo(401);
    }

    @Test
    @Order(7)
    @Tag("user_preferences")
    void userPreferences() {
        var one = somebody();
        var wanted = "{\"favorite_cast\":\"Meg Ryan\",\"preferred_language\":\"English\"}";
        var saved = ok(send("PUT", "/user/update-preferences", "{\"preferences\":" + wanted + "}", one.token()));
        assertThat(member(saved, "info", BsonDocument.class)).containsKey("preferences");
        var login = ok(send(
                "POST", "/user/login", "{\"email\":\"" + one.email() + "\",\"password\":\"" + PASSWORD + "\"}", ""));
        assertThat(login.text()).as("compared as a text").contains("\"preferences\":" + wanted);
        isGone(one);
    }

    @Test
    @Order(8)
    @Tag("get_comments")
    void getComments() {
        var film = ok(get("/movies/id/" + SHREK_2));
        var movie = member(film, "movie", BsonDocument.class);
        assertThat(movie.getString("_id").getValue()).isEqualTo(SHREK_2);
        var comments = movie.getArray("comments");
        assertThat(comments).hasSizeGreaterThan(100).allSatisfy(comment -> assertThat(comment.asDocument())
                .containsKeys("_id", "name", "email", "movie_id", "text", "date"));
        assertThat(comments.stream()
                        .map(comment -> comment.asDocument().getString("date").getValue()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(text(film, "api")).isEqualTo("java");
    }

    @Test
    @Order(9)
    @Tag("create_update_comments")
    @Tag("delete_comments")
    void createUpdateAndDeleteComments() {
        var owner = somebody();
        var other = somebody();
        var film = list(ok(get("/movies/")), "movies")
                .get(0)
                .asDocument()
                .getString("_id")
                .getValue();
        var written = ok(send("POST", "/movies/comment", json("movie_id", film, "comment", "feefee"), owner.token()));
        var first = list(written, "comments").get(0).asDocument();
        assertThat(first.getString("text").getValue()).isEqualTo("feefee");
        assertThat(first.getString("name").getValue()).isEqualTo(owner.name());
        assertThat(first.getString("email").getValue()).isEqualTo(owner.email());
        assertThat(first.getString("movie_id").getValue()).isEqualTo(film);
        var id = first.getString("_id").getValue();
        var change = json("comment_id", id, "updated_comment", "fizzle", "movie_id", film);
        assertThat(send("PUT", "/movies/comment", change, other.token()).status())
                .isEqualTo(403);
        var changed = ok(send("PUT", "/movies/comment", change, owner.token()));
        assertThat(commentIn(changed, id).getString("text").getValue()).isEqualTo("fizzle");
        var removal = json("comment_id", id, "movie_id", film);
        assertThat(send("DELETE", "/movies/comment", removal, other.token()).status())
                .isEqualTo(403);
        var removed = ok(send("DELETE", "/movies/comment", removal, owner.token()));
        assertThat(list(removed, "comments").toString()).doesNotContain(id);
        isGone(owner);
        isGone(other);
    }

    private static String json(String... namesAndValues) {
        var document = new BsonDocument();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.append(namesAndValues[i], new BsonString(namesAndValues[i + 1]));
        }
        return document.toJson();
    }

    private static BsonDocument commentIn(Answer answer, String id) {
        return list(answer, "comments").stream()
                .map(BsonValue::asDocument)
                .filter(comment -> comment.getString("_id").getValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(10)
    @Tag("connection_pooling")
    @Tag("timeouts")
    @Tag("least_privilege")
    void configOptions() {
        var options = ok(get("/movies/config-options"));
        assertThat(number(options, "pool_size")).isEqualTo(50);
        assertThat(number(options, "wtimeout")).isEqualTo(2500);
        assertThat(options.json()).as("a database without users has no role").doesNotContainKey("role");
    }

    @Test
    @Order(11)
    @Tag("error_handling")
    void errorHandling() {
        for (var path : Map.of("foobar", 400, "573a13b7f29313caabd490b9", 404).entrySet()) {
            var refused = get("/movies/id/" + path.getKey());
            assertThat(refused.status()).isEqualTo(path.getValue());
            assertThat(text(refused, "error")).isEqualTo("Not found");
        }
    }

    @Test
    @Order(12)
    @Tag("user_report")
    void userReport() {
        var admin = somebody("/user/make-admin");
        assertThat(text(ok(send("GET", "/user/admin", null, admin.token())), "status"))
                .isEqualTo("success");
        var foreign = admin.token().substring(0, admin.token().lastIndexOf('.') + 1) + "c2lnbmVkIGJ5IGFub3RoZXI";
        assertThat(send("GET", "/user/comment-report", null, foreign).status()).isEqualTo(401);
        var report = list(ok(send("GET", "/user/comment-report", null, admin.token())), "report");
        assertThat(report).hasSize(20).allSatisfy(row -> assertThat(row.asDocument())
                .containsOnlyKeys("_id", "count"));
        assertThat(report.stream()
                        .map(row -> row.asDocument().getNumber("count").intValue())
                        .toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
        var nobody = somebody();
        assertThat(send("GET", "/user/admin", null, nobody.token()).status()).isEqualTo(403);
        isGone(nobody);
        isGone(admin);
    }

    @Test
    @Order(13)
    @Tag("migration")
    void migration() {
        var film = ok(get("/movies/id/" + FINDING_NEMO));
        assertThat(member(film, "movie", BsonDocument.class).getString("title").getValue())
                .isEqualTo("Finding Nemo");
        assertThat(text(film, "updated_type")).isIn("java.util.Date", "java.lang.String");
    }
}
