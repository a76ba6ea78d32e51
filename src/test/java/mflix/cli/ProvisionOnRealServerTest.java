package mflix.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mflix.cli.console.Terminal;
import mflix.mongo.ApplicationUser;
import mflix.settings.SettingsReader;
import mflix.testing.RealServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code ./mflix provision} against a real server. */
@Tag("real")
@Tag("least_privilege")
@Tag("F-73")
class ProvisionOnRealServerTest {
    private final String name = "mflix_test_" + UUID.randomUUID().toString().substring(0, 8);
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
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

    private int provision(String administrator, String... more) {
        var environment = Map.of("MFLIX_ADMIN_URI", administrator, "MFLIX_APP_PASSWORD", "s3cret/of:a@test");
        var command = new ProvisionCommand(
                new SettingsReader(key -> Optional.ofNullable(environment.get(key))),
                new Terminal(new PrintStream(out, true, UTF_8), false, false));
        var line = Mflix.configured(new CommandLine(command)).setErr(new PrintWriter(err, true));
        var arguments = List.of("--user", name, "--db", server.database().name());
        return line.execute(
                Stream.concat(arguments.stream(), Arrays.stream(more)).toArray(String[]::new));
    }

    private static String administrator() {
        return System.getenv("MFLIX_TEST_DB_URI");
    }

    @Test
    void twiceIsHarmlessAndMoreRolesAreTaken() {
        assertThat(provision(administrator())).as(err + out.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8))
                .contains("Created " + name, "and nothing else", "MFLIX_DB_URI=mongodb", name + ":***@")
                .doesNotContain("s3cret");
        assertThat(provision(administrator())).as(err + out.toString(UTF_8)).isZero();
        server.admin(new Document("updateUser", name)
                .append("roles", List.of(new Document("role", "root").append("db", "admin"))));
        assertThat(provision(administrator())).as(err + out.toString(UTF_8)).isZero();
        var roles = server.admin(new Document("usersInfo", new Document("user", name).append("db", "admin")))
                .getList("users", Document.class)
                .get(0)
                .getList("roles", Document.class);
        assertThat(roles)
                .containsExactly(new Document("role", "readWrite")
                        .append("db", server.database().name()));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void otherPasswordIsRefusedUntilItIsReset() {
        user.create("another one");
        assertThat(provision(administrator())).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1).contains("--reset-password").doesNotContain("s3cret");
        assertThat(provision(administrator(), "--reset-password"))
                .as(err + out.toString(UTF_8))
                .isZero();
    }

    @Test
    void wrongAdministratorIsRefusedInOneLine() {
        var wrong = administrator().replaceFirst("(?<=://)([^:@/]+):[^@/]*@", "$1:not-the-password@");
        assertThat(provision(wrong)).isEqualTo(1);
        assertThat(err.toString())
                .hasLineCount(1)
                .contains("is refused, or may not create users")
                .doesNotContain("not-the-password", "Exception");
        assertThat(user.exists()).isFalse();
    }
}
