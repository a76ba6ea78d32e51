package mflix.guides.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netty.channel.Channel;
import java.util.List;
import mflix.mongo.MongoConnection;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.PrivilegeCheck;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check of privileges that is content with a name. */
@Tag("F-377")
class PrivilegeMistakesTest {
    private static final String NEEDED = "find insert update remove createIndex";

    // region name-of-a-role
    static boolean looksGood(Document connectionStatus) {
        return connectionStatus
                .get("authInfo", Document.class)
                .getList("authenticatedUserRoles", Document.class)
                .stream()
                .anyMatch(role -> "readWrite".equals(role.getString("role")));
    }
    // endregion name-of-a-role

    @ParameterizedTest
    @CsvSource({
        "readWrite, other, other, " + NEEDED, // of another database
        "readWrite root, sample_mflix, '', anyAction", // and one more role
        "readWrite userAdminAnyDatabase, sample_mflix, '', grantRole createUser",
        "readWrite dumpers, sample_mflix, '', find" // one of the operator's own, which reads all databases
    })
    void nameIsThereAndTheUserMayDoMore(String roles, String roleDatabase, String database, String actions) {
        try (var server = new ServerWithAUser(roles, roleDatabase, database, actions);
                var application = server.connect()) {
            assertThat(looksGood(application.privileges())).isTrue();
            assertThat(PrivilegeCheck.of(application)).isInstanceOf(CheckFinding.Failed.class);
        }
    }

    @Test
    void userWithTheOneRolePasses() {
        try (var server = new ServerWithAUser("readWrite", "sample_mflix", "sample_mflix", NEEDED);
                var application = server.connect()) {
            assertThat(looksGood(application.privileges())).isTrue();
            assertThat(PrivilegeCheck.of(application)).isInstanceOf(CheckFinding.Passed.class);
        }
    }

    /** Reports each client as logged in with these roles, and lets no client list users. */
    private static final class ServerWithAUser implements AutoCloseable {
        private final MongoServer server;

        ServerWithAUser(String roles, String roleDatabase, String database, String actions) {
            var status = new de.bwaldvogel.mongo.bson.Document("ok", 1.0)
                    .append(
                            "authInfo",
                            row("authenticatedUsers", List.of(row("user", "app").append("db", "admin")))
                                    .append(
                                            "authenticatedUserRoles",
                                            List.of(roles.split(" ")).stream()
                                                    .map(name ->
                                                            row("role", name).append("db", roleDatabase))
                                                    .toList())
                                    .append(
                                            "authenticatedUserPrivileges",
                                            List.of(row(
                                                            "resource",
                                                            row("db", database).append("collection", ""))
                                                    .append("actions", List.of(actions.split(" "))))));
            server = new MongoServer(new MemoryBackend() {
                @Override
                public de.bwaldvogel.mongo.bson.Document handleCommand(
                        Channel channel, String name, String command, de.bwaldvogel.mongo.bson.Document query) {
                    return switch (command) {
                        case "connectionStatus" -> status;
                        case "usersInfo" -> row("ok", 0.0)
                                .append("code", 13)
                                .append("codeName", "Unauthorized")
                                .append("errmsg", "not authorized");
                        default -> super.handleCommand(channel, name, command, query);
                    };
                }
            });
            server.bind("127.0.0.1", 0);
        }

        private static de.bwaldvogel.mongo.bson.Document row(String name, Object value) {
            return new de.bwaldvogel.mongo.bson.Document(name, value);
        }

        MongoConnection connect() {
            return MongoConnection.at(
                    "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/sample_mflix");
        }

        @Override
        public void close() {
            server.shutdownNow();
        }
    }
}
