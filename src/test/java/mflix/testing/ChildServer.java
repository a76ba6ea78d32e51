package mflix.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The packaged application as {@code ./mflix serve} starts it, in processes of its own that a test can kill. */
public final class ChildServer implements AutoCloseable {
    /** Halves the processor time of a start; passed on by the launcher. Java reports it in a line of its own. */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** What a server's log says when it will never be ready. */
    public static final Pattern FAILED =
            Pattern.compile("does not contain any EJB|\\bcl is null\\b|Exception while (?:preparing|loading) the app");

    /** The last line of the banner: when it is there, all of the banner is. */
    private static final String END_OF_BANNER = "Ctrl-C stops it.";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long SHORTEST_PAUSE = 20;
    private static final long LONGEST_PAUSE = 400;

    private final Process launcher;
    private final Path output;
    private final int port;
    private final Path dataFolder;

    private ChildServer(Process launcher, Path output, int port, Path dataFolder) {
        this.launcher = launcher;
        this.output = output;
        this.port = port;
        this.dataFolder = dataFolder;
    }

    /** Starts it on a free port; {@link #awaitStarted} waits for it. */
    public static ChildServer start(Path folder, Map<String, String> environment, String... options) {
        return startOn(freePort(), folder, environment, options);
    }

    /** The same on that port, as one of several nodes that are started again in their places. */
    public static ChildServer startOn(int port, Path folder, Map<String, String> environment, String... options) {
        return start(
                ownJava(),
                List.of(PreparedArchive.OPTION + PreparedArchive.file()),
                port,
                folder,
                environment,
                options);
    }

    /** The same with that {@code java}, as on a machine where no archive can be made. */
    public static ChildServer startWith(String java, Path folder, Map<String, String> environment, String... options) {
        return start(java, List.of(), freePort(), folder, environment, options);
    }

    private static String ownJava() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static ChildServer start(
            String java,
            List<String> jvmOptions,
            int port,
            Path folder,
            Map<String, String> environment,
            String... options) {
        try {
            Files.createDirectories(folder);
            var output = Files.createTempFile(folder, "serve", ".out");
            var arguments = new ArrayList<>(List.of(
                    "serve",
                    "--port",
                    String.valueOf(port),
                    "--data-dir",
                    folder.resolve("data").toString()));
            arguments.addAll(List.of(options));
            var builder = commandLine(java, jvmOptions, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_TOOL_OPTIONS", QUICK_START);
            return new ChildServer(builder.start(), output, port, folder.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process of the packaged command line, as the launcher script starts it. */
    public static ProcessBuilder commandLine(List<String> arguments) {
        return commandLine(List.of(), arguments);
    }

    /** The same with more options for its JVM. */
    public static ProcessBuilder commandLine(List<String> jvmOptions, List<String> arguments) {
        return commandLine(ownJava(), jvmOptions, arguments);
    }

    private static ProcessBuilder commandLine(String java, List<String> jvmOptions, List<String> arguments) {
        var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Dmflix.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                "target/mflix/WEB-INF/classes" + File.pathSeparator + "target/mflix/WEB-INF/lib/*",
                "mflix.cli.Mflix"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().remove("MFLIX_DB_URI");
        return builder;
    }

    /** Waits until the banner is in its output. */
    public ChildServer awaitStarted() {
        return awaitStarted("http://localhost:" + port + "/");
    }

    /** The same for a site that is elsewhere than usual. */
    public ChildServer awaitStarted(String site) {
        awaitWhileRunning("the banner", () -> output().contains(END_OF_BANNER));
        assertThat(launcher.isAlive()).as(output()).isTrue();
        assertThat(output()).contains(site);
        return this;
    }

    public Site site() {
        return new Site(port);
    }

    public int port() {
        return port;
    }

    /** The process of the server itself, not of its launcher. */
    public long serverProcess() {
        return launcher.children().findFirst().orElseThrow().pid();
    }

    public Path dataFolder() {
        return dataFolder;
    }

    /** What was printed so far. */
    public String output() {
        return text(output).replaceFirst("Picked up JAVA_TOOL_OPTIONS: .*\\R", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9 of the server itself, not of its launcher. */
    public void killServer() {
        var server = launcher.children().findFirst().orElseThrow();
        server.destroyForcibly();
        await("the end of the killed server", () -> !server.isAlive());
        await("the end of its launcher", () -> !launcher.isAlive());
    }

    /** kill -9 of the launcher; the server must not outlive it. */
    public void killLauncher() {
        var server = launcher.children().findFirst().orElseThrow();
        launcher.destroyForcibly();
        await("the end of the orphaned server", () -> !server.isAlive());
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() {
        launcher.destroy();
        await("the end after SIGTERM", () -> !launcher.isAlive());
        return launcher.exitValue();
    }

    /** Waits for its own end; returns the exit code. */
    public int awaitEnd() throws InterruptedException {
        assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(output())
                .isTrue();
        return launcher.exitValue();
    }

    @Override
    public void close() {
        launcher.descendants().forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly();
        Leaks.keep(output() + log());
        Leaks.keep(log(".1"));
    }

    /** What the server itself wrote. */
    public String log() {
        return log("");
    }

    // of the one that was started earlier in the same folder, too
    private String log(String generation) {
        var log = dataFolder.resolve("server.log" + generation);
        return Files.exists(log) ? text(log) : "";
    }

    /** Waits for something that it does while it runs; fails at once, with what it printed, when it has ended before. */
    public void awaitWhileRunning(String what, BooleanSupplier state) {
        awaitWhileRunning(launcher, this::output, what, state);
    }

    /** Asks it again until that is the answer, and returns this one; fails as {@link #awaitWhileRunning} does. */
    public <T> T awaitAnswer(String what, Supplier<T> question, Predicate<T> isAwaited) {
        var answer = new AtomicReference<T>();
        awaitWhileRunning(what, () -> {
            answer.set(question.get());
            return isAwaited.test(answer.get());
        });
        return answer.get();
    }

    static void awaitWhileRunning(Process process, Supplier<String> output, String what, BooleanSupplier state) {
        await(what, () -> {
            var isRunning = process.isAlive(); // asked first, since what it did last may be what is awaited
            var isSo = isSo(output, what, state);
            if (!isSo && !isRunning) {
                throw new AssertionError(
                        "it ended with " + process.exitValue() + " before " + what + ":\n" + output.get());
            }
            return isSo;
        });
    }

    private static boolean isSo(Supplier<String> output, String what, BooleanSupplier state) {
        try {
            return state.getAsBoolean();
        } catch (UncheckedIOException e) { // perhaps it is just ending
            throw new AssertionError("nobody answers before " + what + ":\n" + output.get(), e);
        }
    }

    /** Waits for a state, within a bound that fails the test. Asks ever less often, since what is asked has work to do. */
    public static void await(String what, BooleanSupplier state) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var pause = SHORTEST_PAUSE; !state.getAsBoolean(); pause = Math.min(pause * 3 / 2, LONGEST_PAUSE)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            pause(pause);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A port that is free now, below those of outgoing connections, one of which could take it. */
    public static int freePort() {
        for (var attempt = 1; ; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                if (attempt == 100) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
