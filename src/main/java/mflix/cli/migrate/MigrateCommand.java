package mflix.cli.migrate;

import mflix.cli.console.ApplicationVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mflix migrate …}: the migration engine without the server, straight against the database. */
@Command(
        name = "migrate",
        description = "Brings stored documents to today's shape, such as movies.lastupdated from a text to a date.",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        subcommands = {
            MigratePlan.class,
            MigrateRun.class,
            MigrateStatus.class,
            MigrateWatch.class,
            MigrateActions.PauseCommand.class,
            MigrateActions.ResumeCommand.class,
            MigrateActions.CancelCommand.class,
            MigrateActions.RetryCommand.class,
            MigrateActions.VerifyCommand.class,
            MigrateUndo.class,
            MigrateErrors.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Example: ./mflix migrate run",
            "",
            "Exit codes: 0 done and verified, or nothing to do; 1 failed; 2 wrong usage;",
            "3 finished, but refused values remain; 4 another run is under way;",
            "5 stopped by somebody else; 130 and 143 after Ctrl-C and SIGTERM."
        })
public final class MigrateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: plan, run, status, watch, pause, resume, cancel, retry, verify, undo or errors.");
    }
}
