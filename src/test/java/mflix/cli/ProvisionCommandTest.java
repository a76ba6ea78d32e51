package mflix.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.cli.console.Terminal;
import mflix.settings.SettingsReader;
import mflix.testing.FakeUsers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Tag("least_privilege")
@Tag("F-73")
class ProvisionCommandTest {
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) {
        var command = new ProvisionCommand(
                new SettingsReader(key -> Optional.ofNullable(environment.get(key))),
                new Terminal(new PrintStream(out, true, UTF_8), false, false));
        return Mflix.configured(new CommandLine(command))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "'', secret, MFLIX_ADMIN_URI is not set",
        "mongodb+srv://root:secret@cluster.mongodb.net/, secret, Database Access",
        "mongodb://root:secret@host:port/, secret, MFLIX_ADMIN_URI is not a MongoDB address",
        "mongodb://root:secret@127.0.0.1:1/, '', MFLIX_APP_PASSWORD is not set",
        "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=1000, secret, refuses the connection"
    })
    void refusalIsOneLineWithoutSecrets(String address, String password, String said) {
        assertThat(run(Map.of("MFLIX_ADMIN_URI", address, "MFLIX_APP_PASSWORD", password)))
                .isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1).contains(said).doesNotContain("secret", "Exception");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void userIsMadeAndNotPassedWhereTheServerChecksNobody() {
        try (var server = new FakeUsers()) {
            var environment = Map.of(
                    "MFLIX_ADMIN_URI",
                    server.uri() + "?serverSelectionTimeoutMS=10000",
                    "MFLIX_APP_PASSWORD",
                    "secret");
            assertThat(run(environment)).isEqualTo(1);
            assertThat(server.user("mflixAppUser").get("roles"))
                    .isEqualTo(List.of(new Document("role", "readWrite").append("db", "sample_mflix")));
            assertThat(out.toString(UTF_8)).contains("Created mflixAppUser").doesNotContain("secret");
            assertThat(err.toString()).hasLineCount(1).doesNotContain("secret");
            run(environment, "--reset-password");
            assertThat(out.toString(UTF_8)).contains("mflixAppUser was there");
        }
    }
}
