package mflix.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mflix.cli.serve.ServerProcess;
import mflix.system.LauncherWatch;
import mflix.testing.ChildServer;

/** A process on the first core, of which the processor time is read: user and system time together, as the kernel counts it. */
final class BenchedProcess implements AutoCloseable {
    private static final int MILLIS_PER_TICK = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    private static final List<String> EARLIER_OPTIONS = List.of(
            "-Xms256m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dorg.glassfish.grizzly.http.io.OutputBuffer.default-buffer-size=65536");

    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n";

    private final Process started;
    private final Path log;

    private BenchedProcess(List<String> command, Path log, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(Cores.onTheFirst(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        this.started = builder.start();
        this.log = log;
    }

    /** The server of a packaged checkout with its options, as {@code ./mflix serve} starts it, but with any application in it. */
    static BenchedProcess server(Path home, Path war, int port, Path folder, Map<String, String> settings)
            throws IOException {
        Files.createDirectories(folder);
        var server = home.resolve("target/server");
        var config = home.resolve("server-config");
        var commands = Files.writeString(
                folder.resolve("pre-boot.txt"), Files.readString(config.resolve("pre-boot.txt")) + LISTENER);
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(options(config));
        if (Files.exists(server.resolve("mflix-agent.jar"))) {
            command.add("-javaagent:" + server.resolve("mflix-agent.jar"));
        }
        command.addAll(List.of("-Dmflix.host=127.0.0.1", "-Dmflix.port=" + port));
        command.add(
                "-D" + LauncherWatch.LAUNCHER + "=" + ProcessHandle.current().pid());
        command.addAll(List.of("-jar", jar(server).toString()));
        command.addAll(ServerProcess.SERVER_OPTIONS);
        command.addAll(List.of("--deploy", war.toString(), "--port", String.valueOf(port)));
        var logging = config.resolve("logging.properties");
        if (Files.exists(logging)) {
            command.addAll(List.of("--logproperties", logging.toString()));
        }
        command.addAll(List.of("--prebootcommandfile", commands.toString()));
        return new BenchedProcess(command, folder.resolve("server.log"), settings);
    }

    // an earlier version has them in its code
    private static List<String> options(Path config) {
        var file = config.resolve("jvm-options");
        return Files.exists(file) ? List.of("@" + file) : EARLIER_OPTIONS;
    }

    // its name in other versions
    private static Path jar(Path server) {
        var unpacked = server.resolve("mflix-server.jar");
        return Files.exists(unpacked) ? unpacked : server.resolve("payara-micro.jar");
    }

    /** A class of this class path with the server's options. */
    static BenchedProcess java(Path home, Class<?> main, Path folder, String... arguments) throws IOException {
        Files.createDirectories(folder);
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(options(home.resolve("server-config")));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new BenchedProcess(command, folder.resolve("driver.log"), Map.of());
    }

    /** Waits until it answers there with that status. */
    BenchedProcess awaitAnswer(LoadClient client, LoadClient.Target target) throws InterruptedException {
        ChildServer.await(target.path(), () -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("It ended; see " + log);
            }
            return answers(client, target);
        });
        return this;
    }

    private static boolean answers(LoadClient client, LoadClient.Target target) {
        try {
            return client.ask(target).status() == target.status();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    Duration processorTime() {
        return started.info().totalCpuDuration().orElseThrow();
    }

    /** What the JVM's compilers had of it; zero where the system does not say. */
    Duration compilerTime() throws IOException {
        var threads = Path.of("/proc/" + started.pid() + "/task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        var ticks = 0L;
        try (var found = Files.newDirectoryStream(threads)) {
            for (var thread : found) {
                ticks += ticksOfCompiler(thread.resolve("stat"));
            }
        }
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    // proc(5): the name in brackets, then fields by number, of which the third is the first behind it
    private static long ticksOfCompiler(Path stat) throws IOException {
        try {
            var text = Files.readString(stat);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            return text.contains(" CompilerThre") ? Long.parseLong(fields[11]) + Long.parseLong(fields[12]) : 0;
        } catch (NoSuchFileException e) {
            return 0; // the thread ended
        }
    }

    @Override
    public void close() throws InterruptedException {
        started.destroy();
        if (!started.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            started.destroyForcibly();
        }
    }
}
