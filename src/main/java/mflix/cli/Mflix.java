package mflix.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.LogManager;
import mflix.cli.check.CheckCommand;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.AsciiConsoleStream;
import mflix.cli.load.LoadCommand;
import mflix.cli.migrate.MigrateCommand;
import mflix.cli.serve.PrepareCommand;
import mflix.cli.serve.ServeCommand;
import mflix.problem.SafeText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line: {@code ./mflix COMMAND}. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted. */
@Command(
        name = "mflix",
        description = "MFlix: a movie site and REST API over MongoDB's sample_mflix.",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            LoadCommand.class,
            DumpCommand.class,
            MakeAdminCommand.class,
            MigrateCommand.class,
            ProvisionCommand.class,
            ResetPasswordCommand.class,
            PrepareCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Without MFLIX_DB_URI or --db-uri the commands use the embedded demo database in mflix-data.",
            "Example: ./mflix serve --port 9090"
        })
public final class Mflix implements Runnable {

    @Spec
    private CommandSpec spec;

    private Mflix() {}

    public static void main(String[] args) {
        LogManager.getLogManager()
                .reset(); // a command prints its one line itself; the driver would print hosts and stack traces
        if (AsciiConsoleStream.isAsked()) {
            System.setOut(new PrintStream(new AsciiConsoleStream(System.out), true, UTF_8));
            System.setErr(new PrintStream(new AsciiConsoleStream(System.err), true, UTF_8));
        }
        var commandLine = commandLine()
                .setOut(new PrintWriter(System.out, true, UTF_8))
                .setErr(new PrintWriter(System.err, true, UTF_8));
        System.exit(execute(commandLine, args));
    }

    // picocli handles exceptions; an error, such as a class that is missing or memory that is full, is one line, too
    private static int execute(CommandLine commandLine, String[] args) {
        try {
            return commandLine.execute(args);
        } catch (Error e) {
            commandLine.getErr().println("mflix: failed unexpectedly (" + e + ")");
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    public static CommandLine commandLine() {
        return configured(new CommandLine(new Mflix()));
    }

    /** Configured like every command here: one line for a failure, another exit code for wrong usage. */
    public static CommandLine configured(CommandLine commandLine) {
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a file's name may begin with @
                .registerConverter(int.class, Mflix::wholeNumber)
                .registerConverter(Integer.class, Mflix::wholeNumber)
                .registerConverter(Path.class, Mflix::path)
                .setExecutionExceptionHandler(new FailureHandler())
                .setParameterExceptionHandler(Mflix::wrongUsage);
    }

    private static Integer wholeNumber(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("expected a whole number, but was " + SafeText.quoted(text));
        }
    }

    // To Java a blank path is the current folder; on a command line it is usually a variable that is not set.
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("expected a path, but was " + SafeText.quoted(text));
        }
        return Path.of(text);
    }

    @Override
    public void run() {
        var commands = spec.subcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .collect(joining(", "));
        throw new ParameterException(spec.commandLine(), "Name a command: " + commands + ".");
    }

    private static int wrongUsage(ParameterException failure, String[] args) {
        var command = failure.getCommandLine();
        var path = command.getCommandSpec().qualifiedName().replaceFirst("^mflix ?", "");
        command.getErr()
                .println(sentence(FailureHandler.ofPath(failure).orElse(failure.getMessage())) + " See ./mflix "
                        + (path.isEmpty() ? "" : path + " ") + "--help.");
        return CommandLine.ExitCode.USAGE;
    }

    // picocli's own messages have no full stop, and count words from 0
    private static String sentence(String message) {
        var line = message.replaceAll("\\R", " ")
                .strip()
                .replaceFirst("^Unmatched arguments? (at|from) index \\d+: ", "Not understood: ");
        return line.matches(".*[.?!]") ? line : line + ".";
    }
}
