package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mflix.mongo.MongoConnection;
import mflix.testing.ChildServer;
import mflix.testing.FakeMongos;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The packaged site behind the router of a sharded cluster, which refuses whatever routers before 7.1 refuse: nothing is. */
@Execution(CONCURRENT)
class ShardedClusterIT {
    private static final String MIGRATION = "movies-lastupdated";
    private static final int FILMS = 60;

    @TempDir
    private Path temp;

    @Test
    @Tag("F-453")
    @Tag("F-441")
    void nothingIsSentThatARouterRefuses() {
        var router = FakeMongos.asAdvised();
        try (router;
                var database = MongoConnection.at(router.uri())) {
            fill(database.documents());
            var settings = Map.of(
                    "MFLIX_DB_URI",
                    router.uri(),
                    "MFLIX_DEMO_MODE",
                    "true",
                    "MFLIX_PASSWORD_COST",
                    "4",
                    "MFLIX_LIMIT_SEARCHES",
                    "0");
            try (var server = ChildServer.start(temp, settings, "--grace", "0").awaitStarted()) {
                var admin = Visitor.admin(server.site());
                browse(admin);
                comment(admin, Visitor.user(server.site()));
                edit(admin);
                migrate(server, admin);
                tickets(admin);
                assertThat(router.refused()).isEmpty();
                assertThat(server.log()).doesNotContain("ShardKeyNotFound", "SEVERE");
            }
            assertThat(router.sharded()).containsExactlyInAnyOrder("comments", "movies");
        }
    }

    private static void fill(MongoDatabase documents) {
        documents
                .getCollection("movies")
                .insertMany(IntStream.range(0, FILMS)
                        .mapToObj(n -> new Document("_id", id(n))
                                .append("title", "Picture " + n)
                                .append("year", 1950 + n % 9)
                                .append("genres", List.of(n % 2 == 0 ? "Drama" : "War"))
                                .append("cast", List.of("Actor " + n % 5))
                                .append("directors", List.of("Director " + n % 7))
                                .append("countries", List.of("Japan"))
                                .append("imdb", new Document("rating", n % 10))
                                .append("lastupdated", "2015-08-26 00:03:50.133000000"))
                        .toList());
        documents
                .getCollection("comments")
                .insertOne(new Document("movie_id", id(1))
                        .append("email", "ada@example.com")
                        .append("text", "Older")
                        .append("date", new BsonDateTime(0)));
    }

    private static ObjectId id(int n) {
        return new ObjectId("%024x".formatted(n + 1));
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 202);
        return answer;
    }

    private static void browse(Visitor visitor) {
        var seen = 0;
        for (var next = "/movies?sort=year&entries_per_page=25"; !next.isEmpty(); ) {
            var page = ok(visitor.get(next));
            seen += page.json().getArray("movies").size();
            next = page.header("Link").contains("rel=\"next\"")
                    ? page.header("Link").replaceFirst(".*</api/v1([^>]*)>; rel=\"next\".*", "$1")
                    : "";
            assertThat(next.isEmpty() || next.contains("after=")).as(next).isTrue();
        }
        assertThat(seen).isEqualTo(FILMS);
        var refusal = visitor.movies().list("sort", "title", "after", "nowhere");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.json().getString("detail").getValue()).contains("after must be the \"next\"");
        ok(visitor.movies().search("text", "picture"));
        ok(visitor.movies().similar(id(1).toHexString()));
        ok(visitor.reports().byYear());
        ok(visitor.get("/reports/most-commented"));
        ok(visitor.reports().commenters());
    }

    private static void comment(Visitor admin, Visitor user) {
        var film = id(1).toHexString();
        var written = ok(user.comments().write(film, "Mine."))
                .json()
                .getString("comment_id")
                .getValue();
        assertThat(admin.comments().edit(written, "Not yours.").code()).isEqualTo("NOT_OWNER");
        assertThat(admin.comments().delete(written).code()).isEqualTo("NOT_OWNER");
        ok(user.comments().edit(written, "Changed."));
        ok(user.comments().delete(written));
        var another = ok(user.comments().write(film, "Goes."))
                .json()
                .getString("comment_id")
                .getValue();
        ok(admin.moderation().remove(another, "A test"));
        ok(user.account().changePassword(Visitor.PASSWORD, "another sesame"));
        ok(user.account().login(user.email(), "another sesame"));
    }

    private static void edit(Visitor admin) {
        var film = ok(admin.movies().create(new BsonDocument("title", new BsonString("New"))));
        var id = film.json().getDocument("movie").get("_id").asString().getValue();
        ok(admin.movies().change(id, BsonDocument.parse("{plot: 'Changed.'}")));
        ok(admin.movies().delete(id));
    }

    private static void migrate(ChildServer server, Visitor admin) {
        var href =
                ok(admin.migrations().start(MIGRATION)).json().getString("href").getValue();
        server.awaitWhileRunning(
                "the end of the migration",
                () -> !admin.migrations().run(href).json().isNull("endedAt"));
        assertThat(admin.migrations().run(href).json().getString("state").getValue())
                .isEqualTo("SUCCEEDED");
    }

    private static void tickets(Visitor admin) {
        for (var row : admin.status().all().json().getArray("tickets")) {
            var ticket = row.asDocument().getString("ticket").getValue();
            if (ticket.equals("least_privilege")) { // the router in memory has no users
                continue;
            }
            var run = ok(admin.status().run(ticket)).json();
            assertThat(run.getString("result").getValue()).as(run.toJson()).isIn("pass", "not_applicable");
        }
    }
}
