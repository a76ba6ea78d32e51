package mflix.cli.check;

import java.util.concurrent.Callable;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.Terminal;
import mflix.cli.database.CommandLineSettings;
import mflix.cli.database.DatabaseOptions;
import mflix.embedded.DataFolder;
import mflix.mongo.settings.MongoSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./mflix check}: whether a start would find everything right. */
@Command(
        name = "check",
        description = "Says whether settings and database are right; starts nothing, writes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        footer = {
            "",
            "Looks at every setting, the address, TLS, the user and its rights, the server's",
            "version, the indexes, free disk and the clocks; one line each. A database that",
            "cannot be reached is reported within 8 seconds. Of an embedded database that no",
            "server has open only the file is looked at.",
            "Example: ./mflix check && ./mflix serve",
            "",
            "Exit codes: 0 no error (warnings are allowed), 1 an error or, with --strict, a warning,",
            "2 wrong usage."
        })
public final class CheckCommand implements Callable<Integer> {

    @Option(names = "--strict", description = "A warning is exit code 1, too.")
    private boolean isStrict;

    @Mixin
    private DatabaseOptions where;

    private final Terminal terminal;

    public CheckCommand() {
        this(Terminal.ofProcess());
    }

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var report = new CheckReport(terminal::line);
        var settings = new SettingsInspection(where.config(), CommandLineSettings.names());
        settings.writeTo(report);
        if (settings.isDatabaseKnown()) {
            var mongo = MongoSettings.from(settings.good());
            var folder = DataFolder.of(settings.good());
            new FolderChecks(folder, mongo.isEmbedded()).writeTo(report);
            mongo.uri().or(() -> FolderChecks.addressOf(folder)).ifPresent(uri -> new DatabaseChecks(uri, mongo)
                    .writeTo(report));
        } else {
            report.warning("database", "It was not looked at, because its settings are wrong.");
        }
        var accepted = isStrict ? CheckReport.Verdict.OK : CheckReport.Verdict.WARNING;
        return report.worst().compareTo(accepted) > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
