package mflix.cli;

import java.util.concurrent.Callable;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.Terminal;
import mflix.cli.database.CommandDatabase;
import mflix.cli.database.DatabaseOptions;
import mflix.mongo.settings.MongoSettings;
import mflix.users.admin.UserDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./mflix make-admin EMAIL}: the operator of a system makes its first administrator. */
@Command(
        name = "make-admin",
        description = "Makes the owner of an account an administrator, from the next request on.",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        footer = {"", "The account must exist: register first.", "Example: ./mflix make-admin ada@example.com"})
final class MakeAdminCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EMAIL", description = "The account's e-mail address.")
    private String email;

    @Mixin
    private DatabaseOptions where;

    private final Terminal terminal;

    MakeAdminCommand() {
        this(Terminal.ofProcess());
    }

    MakeAdminCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = where.config();
        try (var open = CommandDatabase.existing(config)) {
            var users = UserDirectory.of(open.database().documents(), MongoSettings.from(config));
            var user = users.setAdmin(email, true);
            terminal.line(user.email() + " is an administrator.");
        }
        return ExitCode.OK;
    }
}
