package mflix.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import mflix.cli.console.Terminal;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MakeAdminCommandTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String... emails) {
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), false, false);
        var hosts = database.database().settings().getClusterSettings().getHosts();
        var command = Mflix.configured(new CommandLine(new MakeAdminCommand(terminal)))
                .setErr(new PrintWriter(err, true));
        var arguments = new ArrayList<String>();
        arguments.add("--db-uri=mongodb://" + hosts.get(0) + "/sample_mflix");
        arguments.addAll(List.of(emails));
        return command.execute(arguments.toArray(String[]::new));
    }

    @Test
    void ownerOfAnAccountBecomesAnAdministrator() {
        var users = database.documents().getCollection("users");
        users.insertOne(new Document("email", "ada@example.com").append("password", "hash"));
        assertThat(run("ADA@example.com")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("ada@example.com is an administrator." + System.lineSeparator());
        assertThat(users.find().first()).containsEntry("isAdmin", true).containsEntry("password", "hash");
    }

    @Test
    @Tag("F-71")
    void unknownAccountIsOneLineAndExitCodeOne() {
        assertThat(run("eve@example.com")).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("mflix: There is no user with the e-mail address \"eve@example.com\".");
        assertThat(database.documents().getCollection("users").countDocuments()).isZero();
    }

    @Test
    @Tag("F-71")
    void missingEmailIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
    }
}
