package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mflix.mongo.MongoConnection;
import mflix.testing.ChildServer;
import mflix.testing.Deployed;
import mflix.testing.Routes;
import mflix.testing.Site;
import mflix.testing.Snapshot;
import mflix.testing.Visitor;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is for administrators, asked well by others: refused, without a trace but one line in the log. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class RefusedRolesIT {
    private static final List<String> COLLECTIONS = List.of(
            "movies", "comments", "users", "sessions", "migration_runs", "migration_errors", "migration_originals");

    @ArquillianResource
    private URI root;

    private MongoConnection database;
    private Site site;
    private ObjectId film;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
        database = Deployed.database();
        film = new ObjectId();
        database.documents()
                .getCollection("movies")
                .insertOne(new Document("_id", film).append("title", "Not to be touched"));
    }

    @AfterEach
    void close() {
        database.documents().getCollection("movies").deleteOne(new Document("_id", film));
        database.close();
    }

    /** For every address that changes something and is not for all: a request that would be granted to a caller with the right. */
    private Map<String, String> wellMeant(String email) {
        var run = "/admin/migrations/movies-lastupdated/runs/" + new ObjectId();
        var comment = "{\"movie_id\":\"" + film + "\",\"comment_id\":\"" + new ObjectId() + "\"";
        var requests = new LinkedHashMap<String, String>();
        requests.put("POST /movies/comment", "{\"movie_id\":\"" + film + "\",\"comment\":\"Smuggled in\"}");
        requests.put("PUT /movies/comment", comment + ",\"updated_comment\":\"Changed\"}");
        requests.put("DELETE /movies/comment", comment + "}");
        requests.put("DELETE /movies/comment/" + new ObjectId(), "");
        requests.put("POST /user/logout", "");
        requests.put("DELETE /user/delete", "{\"password\":\"" + Visitor.PASSWORD + "\"}");
        requests.put("POST /user/delete", "{\"password\":\"" + Visitor.PASSWORD + "\"}");
        requests.put("PUT /user/name", "{\"name\":\"Smuggled in\"}");
        requests.put("PUT /user/update-preferences", "{\"preferences\":{\"a\":1}}");
        requests.put(
                "PUT /user/password",
                "{\"password\":\"" + Visitor.PASSWORD + "\",\"new_password\":\"another password\"}");
        requests.put("DELETE /user/sessions/" + new ObjectId(), "");
        requests.put("POST /movies", "{\"title\":\"Smuggled in\"}");
        requests.put("POST /movies/batch", "{\"movies\":[{\"title\":\"Smuggled in\"}]}");
        requests.put("PATCH /movies/" + film, "{\"title\":\"Changed\"}");
        requests.put("DELETE /movies/" + film, "");
        requests.put("PUT /users/" + email + "/admin", "{\"isAdmin\":true}");
        requests.put("POST /users/" + email + "/password-link", "");
        requests.put("DELETE /admin/comments/" + new ObjectId(), "{\"reason\":\"Spam\"}");
        requests.put("POST /admin/migrations/movies-lastupdated/runs", "{}");
        requests.put("PATCH " + run + "/pace", "{\"minPauseMillis\":1}");
        requests.put("POST " + run + "/pause", "{}");
        return requests;
    }

    /** The row of the contract that a request belongs to. */
    private static String route(String request) {
        return Routes.PROMISED.keySet().stream()
                .filter(route -> request.matches(route.replaceAll("\\{[a-z]+}", "[^/]+")))
                .min(Comparator.comparing((String route) -> route.split("\\{", -1).length))
                .orElseThrow(() -> new AssertionError("no such address: " + request));
    }

    private Map<String, Site.Answer> answers(Visitor visitor, String email, Predicate<String> ofRole) {
        var answers = new LinkedHashMap<String, Site.Answer>();
        wellMeant(email).forEach((request, body) -> {
            if (ofRole.test(Routes.PROMISED.get(route(request)))) {
                var parts = request.split(" ", 2);
                answers.put(request, visitor.send(parts[0], parts[1], body.isEmpty() ? null : body));
            }
        });
        return answers;
    }

    @Test
    @Tag("F-125")
    void everyAddressThatChangesSomethingIsAsked() {
        var asked = wellMeant("a@example.com").keySet().stream()
                .map(RefusedRolesIT::route)
                .toList();
        assertThat(asked)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(Routes.PROMISED.keySet().stream()
                        .filter(route -> !route.startsWith("GET "))
                        .filter(route -> !Routes.PROMISED.get(route).equals(Routes.ALL))
                        .toList());
    }

    @Test
    @Tag("F-39")
    @Tag("error_handling")
    void refusedRoleChangesNothingAndIsLoggedOnce() {
        var user = Visitor.user(site);
        var before = Snapshot.of(database, COLLECTIONS);
        for (var answer : answers(user, user.email(), Routes.ADMIN::equals).values()) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            var request = answer.header("X-Request-Id");
            ChildServer.await("the line about " + answer, () -> Deployed.logged(request) > 0);
            assertThat(Deployed.logged("role_refused email=" + user.email() + " request=" + request))
                    .isEqualTo(1);
        }
        before.assertUnchanged(Snapshot.of(database, COLLECTIONS));
    }

    @Test
    @Tag("F-39")
    @Tag("F-125")
    @Tag("error_handling")
    void strangersChangeNothing() {
        var user = Visitor.user(site);
        var before = Snapshot.of(database, COLLECTIONS);
        for (var answer :
                answers(Visitor.stranger(site), user.email(), role -> true).values()) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        }
        for (var answer : answers(Visitor.stranger(site).with("garbage"), user.email(), role -> true)
                .values()) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        }
        before.assertUnchanged(Snapshot.of(database, COLLECTIONS));
    }
}
