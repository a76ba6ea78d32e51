package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoException;
import java.util.List;
import java.util.UUID;
import mflix.ChildServer;
import mflix.RealServer;
import mflix.problem.Kind;
import mflix.problem.Problem;
import mflix.status.Finding;
import mflix.status.PrivilegeCheck;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user made on a real server has the least privilege, in its own eyes too, and is told when it is taken away. */
@Tag("real")
@Tag("least_privilege")
@Tag("F-73")
class ProvisionOnRealServerTest {
    private static final String SECRET = "s3cret/of:a@test";

    private final String name = "mflix_test_" + UUID.randomUUID().toString().substring(0, 8);
    private RealServer server;
    private AppUser user;

    @BeforeEach
    void open() {
        server = new RealServer();
        server.withAccessControl();
        user = new AppUser(server.database(), name, server.database().name());
        assumeTrue(
                catchThrowable(user::exists) == null,
                "needs a MongoDB user who may create users: set MFLIX_TEST_DB_URI");
        user.create(SECRET);
    }

    @AfterEach
    void close() {
        if (server != null) {
            if (user != null && catchThrowable(user::exists) == null && user.exists()) {
                server.admin(new Document("dropUser", name));
            }
            server.close();
        }
    }

    private Database as(String password) {
        return server.opened(UserUri.of(
                System.getenv("MFLIX_TEST_DB_URI"),
                name,
                password,
                server.database().name()));
    }

    private static Kind outcome(Database application) {
        try {
            application.documents().getCollection("movies").find().first();
            return null;
        } catch (MongoException e) {
            return Failures.problemOf(e).map(Problem::kind).orElseThrow(() -> e);
        }
    }

    @Test
    void newUserPassesAndAnotherPasswordIsRefused() {
        assertThat(PrivilegeCheck.of(as(SECRET))).isInstanceOf(Finding.Passed.class);
        assertThat(outcome(as("wrong"))).isEqualTo(Kind.DATABASE_REFUSED);
    }

    @Test
    void newUserCanDoAllThatTheApplicationNeeds() {
        var application = as(SECRET);
        assertThat(Indexes.make(application.documents())).isEmpty();
        var films = application.documents().getCollection("movies");
        films.insertOne(new Document("_id", 1).append("title", "Metropolis"));
        films.updateOne(new Document("_id", 1), new Document("$set", new Document("year", 1927)));
        assertThat(films.find().first()).containsEntry("year", 1927);
        films.deleteOne(new Document("_id", 1));
        assertThat(Capabilities.of(application).users()).isTrue();
        var elsewhere =
                application.client().getDatabase(application.name() + "_not").getCollection("movies");
        assertThat(Failures.problemOf(catchThrowable(() -> elsewhere.insertOne(new Document())))
                        .map(Problem::kind))
                .contains(Kind.DATABASE_REFUSED);
    }

    @Test
    void userWithMoreRolesFailsUntilItIsReduced() {
        var more = new Document("role", "readWriteAnyDatabase").append("db", "admin");
        server.admin(new Document("updateUser", name).append("roles", List.of(more)));
        assertThat(PrivilegeCheck.of(as(SECRET))).isInstanceOf(Finding.Failed.class);
        user.reduceToItsRole();
        user.reduceToItsRole();
        assertThat(PrivilegeCheck.of(as(SECRET))).isInstanceOf(Finding.Passed.class);
    }

    @Test
    @Tag("F-49")
    @Tag("error_handling")
    void privilegesThatAreTakenWhileItRunsAreToldAndItHeals() {
        var application = as(SECRET);
        assertThat(outcome(application)).isNull();
        server.admin(new Document("updateUser", name).append("roles", List.of()));
        ChildServer.await("the refusal", () -> outcome(application) == Kind.DATABASE_REFUSED);
        assertThat(PrivilegeCheck.of(application)).isInstanceOf(Finding.Failed.class);
        user.reduceToItsRole();
        ChildServer.await("the way back in", () -> outcome(application) == null);
        assertThat(PrivilegeCheck.of(application)).isInstanceOf(Finding.Passed.class);
    }
}
