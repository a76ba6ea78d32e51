package mflix.cli.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import mflix.cli.database.CommandLineSettings;
import mflix.embedded.PrivateFile;
import mflix.system.HealthClient;
import mflix.system.LauncherWatch;

/** Payara Micro with the application in it, as a child process whose output goes to a log file. */
public final class ServerProcess implements StartingServer {
    private static final long LONGEST_STOP_SECONDS = 15;
    private static final int NATIVE_ACCESS_WARNED = 24;
    private static final int FINAL_FIELDS_WARNED = 26;
    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=";

    /**
     * The same in every deployment. Fewer request threads than the pool has connections: none of them waits for a client, so each finds a
     * connection, and the whole server has about a hundred threads.
     */
    public static final List<String> SERVER_OPTIONS = List.of(
            "--nohazelcast",
            "--disablephonehome",
            "--contextroot",
            "/",
            "--maxhttpthreads",
            "48",
            "--minhttpthreads",
            "16");

    private final Process process;
    private final Path log;
    private final Duration grace;
    private final HealthClient site;
    private final HealthClient startup;
    private boolean hasListened;

    private ServerProcess(Process process, Path log, Site site, ListenAddress startup) {
        this.process = process;
        this.log = log;
        this.grace = site.grace();
        this.site = started(site.address());
        this.startup = started(startup);
    }

    /**
     * Where it listens, and how it ends.
     *
     * @param grace how long requests go on after it was asked to end
     */
    record Site(ListenAddress address, Duration grace) {}

    /** Settings go to the child in its environment, never as arguments, which others could read. */
    static ServerProcess start(
            InstalledFiles installation, Site site, Map<String, String> settings, Path log, List<String> jvmOptions) {
        try {
            keepEarlier(log);
            PrivateFile.open(log).close(); // it names users by their e-mail address
            var startup = ListenAddress.startup(site.address().port());
            var preBoot = preBoot(installation, startup.literal());
            var builder = new ProcessBuilder(command(installation, preBoot, site, startup.port(), jvmOptions))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // of glibc, which otherwise keeps memory apart for many threads, and after use; of no effect elsewhere
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            builder.environment().putIfAbsent("MALLOC_TRIM_THRESHOLD_", "131072");
            settings.forEach((key, value) -> builder.environment().put(CommandLineSettings.variable(key), value));
            return new ServerProcess(builder.start(), log, site, startup);
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

    // The application opens the site's port itself, when it answers.
    private static List<String> command(
            InstalledFiles installation, Path preBoot, Site site, int startupPort, List<String> jvmOptions) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("@" + installation.jvmOptions());
        command.addAll(newerJavaOptions(Runtime.version().feature()));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Dmflix.host=" + site.address().reachable(),
                "-Dmflix.port=" + site.address().port(),
                "-Dmflix.listener.host=" + site.address().literal(),
                "-Dmflix.listener.startup-port=" + startupPort,
                "-Dmflix.grace=" + site.grace().toMillis(),
                "-D" + LauncherWatch.LAUNCHER + "=" + ProcessHandle.current().pid()));
        command.addAll(List.of("-jar", installation.server().toString()));
        command.addAll(SERVER_OPTIONS);
        command.addAll(List.of("--deploy", installation.war().toString(), "--port", String.valueOf(startupPort)));
        if (!site.grace().isZero()) { // which it refuses
            command.addAll(
                    List.of("--shutdowngrace", String.valueOf(site.grace().toMillis())));
        }
        command.addAll(List.of("--logproperties", installation.logging().toString()));
        command.addAll(List.of("--prebootcommandfile", preBoot.toString()));
        return command;
    }

    /** Confirms what newer JVMs warn of on each start; an older JVM would refuse to start with these options. */
    static List<String> newerJavaOptions(int version) {
        var options = new ArrayList<String>();
        if (version >= NATIVE_ACCESS_WARNED) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (version >= FINAL_FIELDS_WARNED) {
            options.add("--enable-final-field-mutation=ALL-UNNAMED");
        }
        return options;
    }

    // Payara Micro has no option for the address it listens on, only this setting.
    private static Path preBoot(InstalledFiles installation, String host) throws IOException {
        var file = Files.createTempFile("mflix-pre-boot", ".txt");
        file.toFile().deleteOnExit();
        var commands = Files.readString(installation.preBoot()) + LISTENER + host + System.lineSeparator();
        return Files.writeString(file, commands, StandardCharsets.UTF_8);
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public String said() {
        try {
            return LogText.readable(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public OptionalInt answer() {
        var early = startup.answer();
        if (early.isPresent()) {
            hasListened = true;
            return early.equals(HealthClient.OK) ? OptionalInt.empty() : early;
        }
        // before, an answer there comes from another process; a log may be set to leave that line out
        return hasListened || new StartLog(said()).isOpen() ? site.answer() : OptionalInt.empty();
    }

    private static HealthClient started(ListenAddress address) {
        return new HealthClient(address.callable().resolve("/health/started"));
    }

    /** Waits for its end. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end in order, and kills it when it does not end within its grace period. */
    void stop() {
        stop(grace.plusSeconds(LONGEST_STOP_SECONDS));
    }

    /** The same with another limit. */
    void stop(Duration longest) {
        process.destroy();
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
