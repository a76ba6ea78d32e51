package mflix.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Payara Micro with the application in it, as a child process whose output goes to a log file. */
final class ServerProcess {
    private static final long LONGEST_STOP_SECONDS = 15;
    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=";

    /** The same in every deployment. */
    static final List<String> JVM_OPTIONS = List.of(
            "-Xms256m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "-Dorg.glassfish.grizzly.http.io.OutputBuffer.default-buffer-size=65536");

    /** The same in every deployment. More threads than the pool has connections: the rest serves what needs none. */
    static final List<String> SERVER_OPTIONS = List.of(
            "--nohazelcast",
            "--disablephonehome",
            "--contextroot",
            "/",
            "--maxhttpthreads",
            "64",
            "--minhttpthreads",
            "16");

    private final Process process;
    private final Path log;
    private final Duration grace;

    private ServerProcess(Process process, Path log, Duration grace) {
        this.process = process;
        this.log = log;
        this.grace = grace;
    }

    /**
     * Where it listens, and how it ends.
     *
     * @param grace how long requests go on after it was asked to end
     */
    record Site(InetSocketAddress address, Duration grace) {}

    /** Settings go to the child in its environment, never as arguments, which others could read. */
    static ServerProcess start(Installation installation, Site site, Map<String, String> settings, Path log) {
        try {
            keepEarlier(log);
            var preBoot = preBoot(installation, site.address().getHostString());
            var builder = new ProcessBuilder(command(installation, preBoot, site))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            settings.forEach((key, value) -> builder.environment().put(Environment.variable(key), value));
            return new ServerProcess(builder.start(), log, site.grace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keepEarlier(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> command(Installation installation, Path preBoot, Site site) {
        var port = site.address().getPort();
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of(
                "-Dmflix.port=" + port,
                "-D" + Tether.LAUNCHER + "=" + ProcessHandle.current().pid()));
        command.addAll(List.of("-jar", installation.server().toString()));
        command.addAll(SERVER_OPTIONS);
        command.addAll(List.of("--deploy", installation.war().toString(), "--port", String.valueOf(port)));
        if (!site.grace().isZero()) { // which it refuses
            command.addAll(
                    List.of("--shutdowngrace", String.valueOf(site.grace().toMillis())));
        }
        command.addAll(List.of("--prebootcommandfile", preBoot.toString()));
        return command;
    }

    // Payara Micro has no option for the address it listens on, only this setting.
    private static Path preBoot(Installation installation, String host) throws IOException {
        var file = Files.createTempFile("mflix-pre-boot", ".txt");
        file.toFile().deleteOnExit();
        var commands = Files.readString(installation.preBoot()) + LISTENER + host + System.lineSeparator();
        return Files.writeString(file, commands, StandardCharsets.UTF_8);
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end in order, and ends it hard when it does not within its grace. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(grace.toSeconds() + LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
