package mflix.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.CommandFailure;
import mflix.cli.console.Terminal;
import mflix.cli.database.CommandLineSettings;
import mflix.mongo.ApplicationUser;
import mflix.mongo.MongoConnection;
import mflix.mongo.MongoFailures;
import mflix.mongo.settings.ConnectionStrings;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.PrivilegeCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates the application's user with the least privilege, and proves it by connecting as that user. Twice is harmless. */
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        description = "Create the database user of the application: readWrite on its database and nothing else.",
        footer = {
            "",
            "Reads MFLIX_ADMIN_URI, an address with a user who may create users, and MFLIX_APP_PASSWORD, which is asked for on a"
                    + " terminal; each also from the file that the name with _FILE names. A user that exists keeps its password, and is left with that one role.",
            "Example: MFLIX_ADMIN_URI='mongodb://root:…@localhost:27017/?authSource=admin' ./mflix provision",
            "",
            "Exit codes: 1 refused, 2 wrong usage."
        })
final class ProvisionCommand implements Callable<Integer> {
    private static final String ADMIN_URI = "MFLIX_ADMIN_URI";
    private static final String PASSWORD = "MFLIX_APP_PASSWORD";

    private final SettingsReader config;
    private final Terminal terminal;

    ProvisionCommand() {
        this(CommandLineSettings.config(Map.of()), Terminal.ofProcess());
    }

    ProvisionCommand(SettingsReader config, Terminal terminal) {
        this.config = config;
        this.terminal = terminal;
    }

    @Option(names = "--user", defaultValue = "mflixAppUser", description = "Its name (default: ${DEFAULT-VALUE}).")
    private String user;

    @Option(names = "--db", defaultValue = "sample_mflix", description = "Its database (default: ${DEFAULT-VALUE}).")
    private String database;

    @Option(names = "--reset-password", description = "Give a user that exists the password too.")
    private boolean resetsPassword;

    @Override
    public Integer call() {
        var address = address();
        var password = password();
        terminal.line(provisioned(address, password));
        var uri = ConnectionStrings.of(address, user, password, database);
        terminal.line(proved(uri));
        terminal.line("MFLIX_DB_URI=" + MongoSettings.masked(uri));
        return 0;
    }

    private String address() {
        var address = config.secret(ADMIN_URI)
                .orElseThrow(() -> new CommandFailure(
                        ADMIN_URI + " is not set: it is the address of the server with a user who may create users."));
        if (ConnectionStrings.isAtlas(address)) {
            throw new CommandFailure(
                    "Atlas keeps its users itself: add one under Security, Database Access, with specific privileges:"
                            + " readWrite on sample_mflix.");
        }
        return MongoSettings.checked(ADMIN_URI, address, config);
    }

    private String password() {
        return config.secret(PASSWORD)
                .or(this::asked)
                .orElseThrow(() -> new CommandFailure(PASSWORD + " is not set: it is the password of " + user + "."));
    }

    private Optional<String> asked() {
        return Optional.ofNullable(System.console())
                .map(console -> console.readPassword("Password of %s: ", user))
                .map(String::new)
                .filter(typed -> !typed.isBlank());
    }

    private String provisioned(String address, String password) {
        try (var administrator = MongoConnection.at(address)) {
            administrator.requireAnswer();
            var appUser = new ApplicationUser(administrator, user, database);
            if (!appUser.exists()) {
                appUser.create(password);
                return "Created " + user + " with readWrite on " + database + ".";
            }
            appUser.reduceToItsRole();
            if (resetsPassword) {
                appUser.setPassword(password);
            }
            return user + " was there; its one role is readWrite on " + database + "."
                    + (resetsPassword ? " Its password is the one given." : "");
        } catch (RuntimeException e) {
            throw explained(e, "The user of " + ADMIN_URI + " is refused, or may not create users in admin.");
        }
    }

    private String proved(String uri) {
        try (var application = MongoConnection.at(uri)) {
            application.requireAnswer();
            var finding = PrivilegeCheck.of(application);
            if (!(finding instanceof CheckFinding.Passed)) {
                throw new CommandFailure(finding.message());
            }
            return finding.message();
        } catch (RuntimeException e) {
            throw explained(
                    e,
                    user
                            + " is there with another password: give that one, or set the given one with --reset-password.");
        }
    }

    private static RuntimeException explained(RuntimeException failure, String refusal) {
        var isRefused = MongoFailures.problemOf(failure)
                .filter(problem -> problem.kind() == ProblemKind.DATABASE_REFUSED)
                .isPresent();
        return isRefused ? Problem.of(ProblemKind.DATABASE_REFUSED, refusal).causedBy(failure) : failure;
    }
}
