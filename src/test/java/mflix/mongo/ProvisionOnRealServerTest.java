package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoException;
import java.util.List;
import java.util.UUID;
import mflix.mongo.settings.ConnectionStrings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.PrivilegeCheck;
import mflix.testing.ChildServer;
import mflix.testing.RealServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user made on a real server has the least privilege, as its own connection confirms, and gets a clear refusal when it is taken away. */
@Tag("real")
@Tag("least_privilege")
@Tag("F-73")
class ProvisionOnRealServerTest {
    private static final String SECRET = "s3cret/of:a@test";

    private final String name = "mflix_test_" + UUID.randomUUID().toString().substring(0, 8);
    private RealServer server;
    private ApplicationUser user;

    @BeforeEach
    void open() {
        server = new RealServer();
        server.withAccessControl();
        user = new ApplicationUser(server.database(), name, server.database().name());
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

    private MongoConnection as(String password) {
        return server.opened(ConnectionStrings.of(
                System.getenv("MFLIX_TEST_DB_URI"),
                name,
                password,
                server.database().name()));
    }

    private static ProblemKind outcome(MongoConnection application) {
        try {
            application.documents().getCollection("movies").find().first();
            return null;
        } catch (MongoException e) {
            return MongoFailures.problemOf(e).map(Problem::kind).orElseThrow(() -> e);
        }
    }

    @Test
    void newUserPassesAndAnotherPasswordIsRefused() {
        assertThat(PrivilegeCheck.of(as(SECRET))).isInstanceOf(CheckFinding.Passed.class);
        assertThat(outcome(as("wrong"))).isEqualTo(ProblemKind.DATABASE_REFUSED);
    }

    @Test
    void newUserCanDoAllThatTheApplicationNeeds() {
        var application = as(SECRET);
        assertThat(DatabaseIndexes.make(application.documents())).isEmpty();
        var films = application.documents().getCollection("movies");
        films.insertOne(new Document("_id", 1).append("title", "Metropolis"));
        films.updateOne(new Document("_id", 1), new Document("$set", new Document("year", 1927)));
        assertThat(films.find().first()).containsEntry("year", 1927);
        films.deleteOne(new Document("_id", 1));
        assertThat(ServerCapabilities.of(application).users()).isTrue();
        var elsewhere =
                application.client().getDatabase(application.name() + "_not").getCollection("movies");
        assertThat(MongoFailures.problemOf(catchThrowable(() -> elsewhere.insertOne(new Document())))
                        .map(Problem::kind))
                .contains(ProblemKind.DATABASE_REFUSED);
    }

    // region more-roles
    @Test
    void userWithMoreRolesFailsUntilItIsReduced() {
        var more = new Document("role", "readWriteAnyDatabase").append("db", "admin");
        server.admin(new Document("updateUser", name).append("roles", List.of(more)));
        assertThat(PrivilegeCheck.of(as(SECRET))).isInstanceOf(CheckFinding.Failed.class);
        user.reduceToItsRole();
        user.reduceToItsRole();
        assertThat(PrivilegeCheck.of(as(SECRET))).isInstanceOf(CheckFinding.Passed.class);
    }
    // endregion more-roles

    @Test
    @Tag("F-49")
    @Tag("error_handling")
    void privilegesThatAreTakenWhileItRunsAreToldAndItHeals() {
        var application = as(SECRET);
        assertThat(outcome(application)).isNull();
        server.admin(new Document("updateUser", name).append("roles", List.of()));
        ChildServer.await("the refusal", () -> outcome(application) == ProblemKind.DATABASE_REFUSED);
        assertThat(PrivilegeCheck.of(application)).isInstanceOf(CheckFinding.Failed.class);
        user.reduceToItsRole();
        ChildServer.await("the way back in", () -> outcome(application) == null);
        assertThat(PrivilegeCheck.of(application)).isInstanceOf(CheckFinding.Passed.class);
    }
}
