package mflix.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.CommandFailure;
import mflix.cli.console.Terminal;
import mflix.cli.database.CommandDatabase;
import mflix.cli.database.DatabaseOptions;
import mflix.settings.TextMark;
import mflix.users.admin.PasswordReset;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./mflix reset-password EMAIL}: the way back for somebody who has forgotten the password. */
@Command(
        name = "reset-password",
        description = "Gives an account a new password and logs it out everywhere.",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        footer = {
            "",
            "The password is asked for on a terminal; it never stands on the command line,",
            "where other users of the machine could read it.",
            "Example: ./mflix reset-password ada@example.com",
            "Example: ./mflix reset-password --password-stdin ada@example.com < new-password"
        })
final class ResetPasswordCommand implements Callable<Integer> {

    private static final int LONGEST_LINE = 1024; // a password ends long before it

    @Parameters(paramLabel = "EMAIL", description = "The account's e-mail address.")
    private String email;

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean isFromInput;

    @Mixin
    private DatabaseOptions where;

    private final Terminal terminal;
    private final InputStream input;

    ResetPasswordCommand() {
        this(Terminal.ofProcess(), System.in);
    }

    ResetPasswordCommand(Terminal terminal, InputStream input) {
        this.terminal = terminal;
        this.input = input;
    }

    @Override
    public Integer call() {
        var password = isFromInput ? firstLine() : asked();
        var config = where.config();
        try (var open = CommandDatabase.existing(config)) {
            var reset = PasswordReset.of(open.database(), config).reset(email, password);
            terminal.line(reset + " has the new password, and is logged out everywhere.");
        }
        return ExitCode.OK;
    }

    private String firstLine() {
        try {
            var line = new ByteArrayOutputStream();
            var octet = input.read();
            if (octet < 0) {
                throw new CommandFailure("standard input is empty; expected the new password in its first line.");
            }
            for (; octet >= 0 && octet != '\n' && line.size() < LONGEST_LINE; octet = input.read()) {
                line.write(octet);
            }
            return TextMark.without(UTF_8.newDecoder()
                            .decode(ByteBuffer.wrap(line.toByteArray()))
                            .toString())
                    .replaceFirst("\r$", "");
        } catch (CharacterCodingException e) { // else a replacement character would become a part of the password
            throw new CommandFailure("the first line of standard input is not text in UTF-8; nothing was changed.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read.", e);
        }
    }

    private String asked() {
        return Optional.ofNullable(System.console())
                .map(this::askedTwice)
                .orElseThrow(() ->
                        new CommandFailure("there is no terminal to ask for the password; use --password-stdin."));
    }

    private String askedTwice(Console console) {
        var first = console.readPassword("New password of %s: ", email);
        var second = console.readPassword("The same once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new CommandFailure("the two passwords differ; nothing was changed.");
        }
        return new String(first);
    }
}
