package mflix.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.ByteArrayInputStream;
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

@Tag("F-201")
class ResetPasswordCommandTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String input, String... emails) {
        return run(input.getBytes(UTF_8), emails);
    }

    private int run(byte[] input, String... emails) {
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), false, false);
        var hosts = database.database().settings().getClusterSettings().getHosts();
        var command = Mflix.configured(
                        new CommandLine(new ResetPasswordCommand(terminal, new ByteArrayInputStream(input))))
                .setErr(new PrintWriter(err, true));
        var arguments = new ArrayList<String>();
        arguments.add("--password-stdin");
        arguments.add("--db-uri=mongodb://" + hosts.get(0) + "/sample_mflix");
        arguments.addAll(List.of(emails));
        return command.execute(arguments.toArray(String[]::new));
    }

    private Document account() {
        return database.documents().getCollection("users").find().first();
    }

    private void register() {
        database.documents()
                .getCollection("users")
                .insertOne(new Document("email", "ada@example.com")
                        .append("password", "forgotten")
                        .append("name", "Ada"));
    }

    @Test
    void accountHasTheNewPasswordAndNoSession() {
        register();
        var sessions = database.documents().getCollection("sessions");
        sessions.insertMany(List.of(
                new Document("user_id", "ada@example.com").append("jti", "1"),
                new Document("user_id", "ada@example.com").append("jti", "2"),
                new Document("user_id", "eve@example.com").append("jti", "3")));
        assertThat(run("correct horse\nnot this\n", " ADA@example.com "))
                .as(err.toString())
                .isZero();
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "ada@example.com has the new password, and is logged out everywhere." + System.lineSeparator());
        var hash = account().getString("password");
        assertThat(BCrypt.verifyer().verify("correct horse".toCharArray(), hash).verified)
                .isTrue();
        assertThat(account()).containsEntry("name", "Ada");
        assertThat(sessions.find().map(row -> row.getString("jti"))).containsExactly("3");
    }

    @Test
    void passwordThatNobodyCouldRegisterWithChangesNothing() {
        register();
        for (var refused : List.of("short\n", "\n", "x".repeat(73) + "\n", "ä".repeat(37) + "\n")) {
            assertThat(run(refused, "ada@example.com")).isEqualTo(1);
        }
        assertThat(err.toString().lines().distinct())
                .containsExactly(
                        "mflix: Give a password of at least 8 characters. 72 letters and digits fit; signs such as ä or 😀 take the room of two to four.");
        assertThat(account()).containsEntry("password", "forgotten");
    }

    @Test
    void emptyInputAndUnknownAccountAreOneLineEach() {
        assertThat(run("", "ada@example.com")).isEqualTo(1);
        assertThat(run("correct horse\n", "eve@example.com")).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "mflix: standard input is empty; expected the new password in its first line.",
                        "mflix: There is no user with the e-mail address \"eve@example.com\".");
        assertThat(out.size()).isZero();
    }

    @Test
    @Tag("F-493")
    void passwordInAnotherEncodingChangesNothing() {
        register();
        for (var encoding : List.of(ISO_8859_1, UTF_16LE)) {
            assertThat(run("correct hörse\n".getBytes(encoding), "ada@example.com"))
                    .isEqualTo(1);
        }
        assertThat(err.toString().lines().distinct())
                .containsExactly("mflix: the first line of standard input is not text in UTF-8; nothing was changed.");
        assertThat(account()).containsEntry("password", "forgotten");
    }

    @Test
    @Tag("F-493")
    void markOfAFileAndItsLineEndAreNoPartOfThePassword() {
        register();
        for (var input :
                List.of("\uFEFFcorrect hörse\r\n", "correct hörse\r\n", "correct hörse", "correct hörse\n\n")) {
            assertThat(run(input, "ada@example.com")).as(input).isZero();
            assertThat(BCrypt.verifyer()
                            .verify("correct hörse".toCharArray(), account().getString("password"))
                            .verified)
                    .as(input)
                    .isTrue();
        }
    }

    @Test
    @Tag("F-493")
    void inputWithoutAnEndIsRefused() {
        register();
        assertThat(run("x".repeat(1 << 20), "ada@example.com")).isEqualTo(1);
        assertThat(account()).containsEntry("password", "forgotten");
    }
}
