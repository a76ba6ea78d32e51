package mflix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mflix.mongo.Database;
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
    private static final List<String> COLLECTIONS =
            List.of("movies", "comments", "users", "migration_runs", "migration_errors", "migration_originals");

    @ArquillianResource
    private URI root;

    private Database database;
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

    /** Requests that an administrator would be granted. */
    private Map<String, String> wellMeant(String email) {
        return Map.of(
                "POST /movies",
                "{\"title\":\"Smuggled in\"}",
                "POST /movies/batch",
                "{\"movies\":[{\"title\":\"Smuggled in\"}]}",
                "PATCH /movies/" + film,
                "{\"title\":\"Changed\"}",
                "DELETE /movies/" + film,
                "",
                "PUT /users/" + email + "/admin",
                "{\"isAdmin\":true}",
                "POST /admin/migrations/movies-lastupdated/runs",
                "{}");
    }

    private List<Site.Answer> answers(Visitor visitor, String email) {
        var answers = new ArrayList<Site.Answer>();
        wellMeant(email)
                .forEach((route, body) -> answers.add(
                        visitor.send(route.split(" ", 2)[0], route.split(" ", 2)[1], body.isEmpty() ? null : body)));
        return answers;
    }

    @Test
    @Tag("F-39")
    @Tag("error_handling")
    void refusedRoleChangesNothingAndIsLoggedOnce() {
        var user = Visitor.user(site);
        var before = Snapshot.of(database, COLLECTIONS);
        for (var answer : answers(user, user.email())) {
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
    @Tag("error_handling")
    void strangersChangeNothing() {
        var user = Visitor.user(site);
        var before = Snapshot.of(database, COLLECTIONS);
        for (var answer : answers(Visitor.stranger(site), user.email())) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        }
        before.assertUnchanged(Snapshot.of(database, COLLECTIONS));
    }
}
