package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.UUID;
import mflix.TestDatabase;
import mflix.problem.Kind;
import mflix.status.Finding;
import mflix.status.PrivilegeCheck;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user made on a real server has the least privilege, in its own eyes too. */
@Tag("least_privilege")
@Tag("F-73")
class ProvisionOnRealServerTest {
    private final String name = "mflix_test_" + UUID.randomUUID().toString().substring(0, 8);
    private TestDatabase server;
    private AppUser user;

    @BeforeEach
    void open() {
        server = TestDatabase.onRealServer();
        user = new AppUser(server.database(), name, server.database().name());
        var refusal = catchThrowable(user::exists);
        assumeTrue(refusal == null, "needs a MongoDB user who may create users: set MFLIX_TEST_DB_URI");
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.database().client().getDatabase("admin").runCommand(new Document("dropUser", name));
            server.close();
        }
    }

    @Test
    void newUserPassesAndAnotherPasswordIsRefused() {
        user.create("secret");
        var uri = UserUri.of(
                System.getenv("MFLIX_TEST_DB_URI"),
                name,
                "secret",
                server.database().name());
        try (var application = Database.at(uri)) {
            assertThat(PrivilegeCheck.of(application)).isInstanceOf(Finding.Passed.class);
        }
        try (var stranger = Database.at(uri.replace(":secret@", ":wrong@"))) {
            var refusal = catchThrowable(() -> stranger.documents().runCommand(new Document("ping", 1)));
            assertThat(Failures.problemOf(refusal).orElseThrow().kind()).isEqualTo(Kind.DATABASE_REFUSED);
        }
    }
}
