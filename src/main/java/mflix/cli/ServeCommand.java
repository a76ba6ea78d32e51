package mflix.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import mflix.embedded.DataFolder;
import mflix.mongo.Config;
import mflix.mongo.MongoSettings;
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
        versionProvider = Version.class,
        description = "Start the site and its API; Ctrl-C stops them.",
        footer = {
            "",
            "Example: ./mflix serve --port 9090",
            "",
            "Exit codes: 1 could not start, 2 wrong usage, 130 after Ctrl-C."
        })
final class ServeCommand implements Callable<Integer> {
    private static final int GRACE = 10;
    private static final int GRACE_ON_A_TERMINAL = 1;
    private static final int LONGEST_GRACE = 600;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the site (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; 0.0.0.0 lets other machines in (default: ${DEFAULT-VALUE}).")
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
    public Integer call() throws InterruptedException {
        requirePort();
        requireGrace();
        var settings = checked(database.config());
        var terminal = Terminal.ofProcess();
        var startUp = new StartUp(terminal);
        var folder = DataFolder.of(database.config());
        var server = ServerProcess.start(Installation.ofProcess(), place(terminal), database.given(), log(folder));
        var stop = new StopInOrder(server, terminal);
        settings.warnings().forEach(warning -> terminal.line("Warning: " + warning));
        try (var news = DatabaseNews.follow(settings, server.log(), terminal)) {
            startUp.await(server, URI.create("http://" + reachable() + ":" + port));
            new Banner(port, settings, folder, startUp.elapsed()).print(terminal);
            server.await();
        }
        return stop.isUnderWay() ? 0 : ended(server);
    }

    // Everything that can be found wrong here is found before a server starts and fails with a page of log.
    private static MongoSettings checked(Config config) {
        var settings = MongoSettings.from(config);
        config.flag("mflix.demo-mode");
        config.flag("mflix.embedded.fsync");
        config.flag("mflix.log.requests");
        if (settings.isEmbedded()) {
            DataFolder.of(config).requireFree();
        }
        return settings;
    }

    private void requirePort() {
        if (port < 1 || port > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), "--port must be a number from 1 to 65535, but was " + port + ".");
        }
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Cannot listen on port " + port + " of " + host
                            + ": it is taken, or not this machine's. Choose another with --port.",
                    e);
        }
    }

    private ServerProcess.Site place(Terminal terminal) {
        var usual = terminal.isInteractive() ? GRACE_ON_A_TERMINAL : GRACE;
        return new ServerProcess.Site(
                new InetSocketAddress(host, port), Duration.ofSeconds(grace == null ? usual : grace));
    }

    private void requireGrace() {
        if (grace != null && (grace < 0 || grace > LONGEST_GRACE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--grace must be a number of seconds from 0 to " + LONGEST_GRACE + ", but was " + grace + ".");
        }
    }

    private String reachable() {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }

    private static Path log(DataFolder folder) {
        return folder.path().resolve("server.log");
    }

    private static int ended(ServerProcess server) {
        throw new IllegalArgumentException("The server ended by itself. See " + server.log() + ".");
    }
}
