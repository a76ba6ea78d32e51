package mflix.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged application under a context root, as someone who has other applications at the root starts it on Payara Micro. */
public final class ContextRoot implements AutoCloseable {
    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n";

    /** The server as the build corrects it. */
    public static final Path SERVER = Path.of("target/server/mflix-server.jar");

    private final Process server;
    private final Path output;
    private final Site site;
    private boolean failsOnPurpose;

    private ContextRoot(Process server, Path output, Site site) {
        this.server = server;
        this.output = output;
        this.site = site;
    }

    /** Starts it in this folder and waits until it is ready, below a path such as {@code "/films"}. */
    public static ContextRoot start(Path folder, String path) throws IOException {
        var root = launch(folder, path, SERVER, List.of());
        root.awaitReady();
        return root;
    }

    /** The same on a server of one's own choice, with more options for the JVM, and without waiting. */
    public static ContextRoot launch(Path folder, String path, Path jar, List<String> options) throws IOException {
        var port = ChildServer.freePort();
        var preBoot = folder.resolve("pre-boot.txt");
        Files.writeString(preBoot, Files.readString(Path.of("server-config/pre-boot.txt")) + LISTENER);
        var builder = new ProcessBuilder(command(port, path, preBoot, jar, options));
        var output = folder.resolve("output.log");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MFLIX_"));
        builder.environment()
                .putAll(Map.of("MFLIX_DATA_DIR", folder.resolve("data").toString(), "MFLIX_PASSWORD_COST", "4"));
        return new ContextRoot(builder.start(), output, new Site(port, path + "/"));
    }

    private static List<String> command(int port, String path, Path preBoot, Path jar, List<String> options) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("@server-config/jvm-options", ChildServer.QUICK_START));
        command.addAll(options);
        command.addAll(List.of(
                "-Dmflix.port=" + port,
                "-jar",
                jar.toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--contextroot",
                path,
                "--port",
                String.valueOf(port),
                "--deploy",
                "target/mflix.war",
                "--logproperties",
                "server-config/logging.properties",
                "--prebootcommandfile",
                preBoot.toString()));
        return command;
    }

    /** Waits until it is ready; fails at once when its log says that it never will be. */
    public void awaitReady() {
        ChildServer.await("the application under its context root", () -> hasFailed() || isReady());
        if (hasFailed()) {
            throw new AssertionError(output());
        }
    }

    /** Waits for the words in its log, which may hold the stack traces of a failure from now on. */
    public void awaitSaid(String words) {
        failsOnPurpose = true;
        ChildServer.awaitWhileRunning(server, this::output, words, () -> output().contains(words));
    }

    private boolean hasFailed() {
        return !server.isAlive() || ChildServer.FAILED.matcher(output()).find();
    }

    // Health is asked for at the server's own root.
    private boolean isReady() {
        return output().contains("database_prepared")
                && site.page("/health/ready").statusCode() == 200;
    }

    public Site site() {
        return site;
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.destroyForcibly();
        ChildServer.await("the end of the server", () -> !server.isAlive());
        if (!failsOnPurpose) {
            Leaks.keep(output());
        }
    }
}
