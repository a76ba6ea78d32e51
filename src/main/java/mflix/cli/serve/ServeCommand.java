package mflix.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.CommandFailure;
import mflix.cli.console.Terminal;
import mflix.cli.database.CommandLineSettings;
import mflix.cli.database.DatabaseOptions;
import mflix.embedded.DataFolder;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsCheck;
import mflix.settings.SettingsReader;
import mflix.settings.UnknownSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the server and stays until it ends; Ctrl-C ends it in order. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        description = "Start the site and its API; Ctrl-C stops them.",
        footer = {
            "",
            "Example: ./mflix serve --port 9090",
            "",
            "Exit codes: 1 could not start, 2 wrong usage, 130 after Ctrl-C."
        })
public final class ServeCommand implements Callable<Integer> {
    private static final int GRACE = 10;
    private static final int GRACE_ON_A_TERMINAL = 1;
    private static final int LONGEST_GRACE = 600;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the site (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description =
                    "Address or name to listen on; 0.0.0.0 or :: lets other machines in (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            description = "How long requests under way may go on after it was asked to end"
                    + " (default: 10; 1 on a terminal, where somebody waits after Ctrl-C).")
    private Integer grace;

    @Mixin
    private DatabaseOptions database;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var address = freeAddress();
        requireGrace();
        var settings = checked(database.config());
        if (!settings.isEmbedded()) {
            return serve(address, settings);
        }
        try (var lock = LaunchLock.take(DataFolder.of(database.config()))) {
            return serve(address, settings);
        }
    }

    private int serve(ListenAddress address, MongoSettings settings) throws InterruptedException {
        var terminal = Terminal.ofProcess();
        UnknownSettings.among(CommandLineSettings.names(), SettingsCheck.keys(database.config()))
                .forEach(terminal::line);
        var startUp = new StartupProbe(terminal);
        var folder = DataFolder.of(database.config());
        var stop = new ServerShutdownHook(terminal);
        settings.warnings().forEach(warning -> terminal.line("Warning: " + warning));
        Supplier<ServerProcess> start = () -> stop.watch(start(address, terminal, folder));
        var first = start.get();
        try (var news = DatabaseReporter.follow(settings, first.log(), terminal)) {
            var server = started(startUp, terminal, first, start);
            var took = startUp.elapsed();
            var hasDemoData = new DemoDataProbe(address.callable()).answer();
            new StartBanner(address, settings, folder, took, hasDemoData).print(terminal);
            server.await();
        } catch (CommandFailure e) {
            if (!stop.isUnderWay()) { // a server that was asked to end has not failed to start
                throw e;
            }
        }
        if (!stop.isUnderWay()) {
            throw new CommandFailure("The server ended by itself. See " + log(folder) + ".");
        }
        return 0;
    }

    private ServerProcess start(ListenAddress address, Terminal terminal, DataFolder folder) {
        var site = new ServerProcess.Site(address, grace(terminal));
        var archive = ClassArchive.ofProcess().map(ClassArchive::using).orElse(List.of());
        return ServerProcess.start(InstalledFiles.ofProcess(), site, database.given(), log(folder), archive);
    }

    // Only once more: a start that fails twice has another cause.
    private static ServerProcess started(
            StartupProbe startUp, Terminal terminal, ServerProcess first, Supplier<ServerProcess> start)
            throws InterruptedException {
        try {
            startUp.await(first);
            return first;
        } catch (StartupProbe.TransientFailure e) {
            terminal.line(e.getMessage() + " Starting it once more …");
            first.stop();
        }
        var second = start.get();
        startUp.await(second);
        return second;
    }

    // Every error that can be detected here is detected before a server starts and fails with a page of log.
    public static MongoSettings checked(SettingsReader config) {
        SettingsCheck.requireGood(config);
        var settings = MongoSettings.from(config);
        if (settings.isEmbedded()) {
            DataFolder.of(config).requireFree();
        }
        return settings;
    }

    private ListenAddress freeAddress() {
        if (port < 1 || port > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), "--port must be a number from 1 to 65535, but was " + port + ".");
        }
        var address = ListenAddress.of(host, port);
        address.requireFree();
        return address;
    }

    private Duration grace(Terminal terminal) {
        var usual = terminal.isInteractive() ? GRACE_ON_A_TERMINAL : GRACE;
        return Duration.ofSeconds(grace == null ? usual : grace);
    }

    private void requireGrace() {
        if (grace != null && (grace < 0 || grace > LONGEST_GRACE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--grace must be a number of seconds from 0 to " + LONGEST_GRACE + ", but was " + grace + ".");
        }
    }

    private static Path log(DataFolder folder) {
        return folder.path().resolve("server.log");
    }
}
