package mflix.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mflix.testing.ChildServer;
import mflix.testing.Site;

/**
 * An application server as its makers publish it, unpacked below {@code target/servers}, to which the WAR is deployed as an
 * administrator would. It listens on 127.0.0.1 alone and has a data folder of its own.
 */
abstract class StockServer implements AutoCloseable {
    static final Path WAR = Path.of("target/mflix.war").toAbsolutePath();
    static final Path CONFIG = Path.of("server-config").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/servers").toAbsolutePath();
    private static final String STAYS = "server.log";
    /** Work folders, which change meanwhile; and what Open Liberty keeps of the first failure of each kind, as a file that is not found. */
    private static final Set<String> NO_LOGS = Set.of("workarea", "ffdc", "data");

    private static final long PATIENCE_MINUTES = 10;

    private final String name;
    private final Path work;
    private final List<Process> processes = new ArrayList<>();

    /** {@code name}: as {@code -Dservers} chooses it. */
    StockServer(String name) {
        this.name = name;
        this.work = FOLDER.resolve("work").resolve(name);
    }

    /** As it is unpacked. */
    Path home() {
        try (var folders = Files.list(FOLDER.resolve(name))) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith("META-INF"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** Who it is, with its version. */
    abstract String title();

    abstract void start();

    /** {@code root}: empty, or such as {@code /mflix}. */
    abstract void deploy(Path war, String root);

    /** Waits until the server has done what it does with a deployment, for better or worse, where {@link #deploy} does not. */
    void awaitDecided() {}

    /** Whether it goes on when its application is undeployed. */
    boolean outlivesApplication() {
        return true;
    }

    abstract void undeploy();

    abstract void stop();

    abstract int port();

    Site site(String root) {
        return new Site(port(), root + "/");
    }

    Path data() {
        return work.resolve("data");
    }

    Path work() {
        return work;
    }

    /** All that its processes have said so far. */
    String log() {
        var text = new StringBuilder();
        logs().forEach(log -> text.append(text(log)));
        return text.toString();
    }

    /** Of processes that have ended. */
    void forgetLogs() {
        try {
            for (var log : logs()) {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> logs() {
        var logs = new TreeSet<Path>();
        try {
            Files.walkFileTree(work, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NO_LOGS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".log")) {
                        logs.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(logs);
    }

    /** Forgets what was there before. */
    void clean() {
        try {
            deleteAll(work);
            Files.createDirectories(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Starts a program that stays. */
    Process launch(List<String> command) {
        try {
            var process = builder(STAYS, command).start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end, which must be a success. */
    void run(String... command) {
        try {
            var process = builder("commands.log", List.of(command)).start();
            processes.add(process);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + tail(log()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private ProcessBuilder builder(String log, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(work.resolve(log).toFile()));
        var environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("MFLIX_"));
        environment.putAll(environment());
        return builder;
    }

    /** What the page for administrators says that they have to set, and what makes a test short. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("MFLIX_DATA_DIR", data().toString());
        environment.put("MFLIX_MIGRATION_START", "on-startup");
        environment.put("MFLIX_PASSWORD_COST", "4");
        environment.put("MFLIX_LIMIT_COMMENTS", "100000");
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return environment;
    }

    /** Names of the threads of all of its processes that run on a JVM. */
    List<String> threads() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        var print = work.resolve("threads.txt").toFile();
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants()))
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .flatMap(process -> {
                    var command = List.of(jcmd, String.valueOf(process.pid()), "Thread.print");
                    runTo(print, command);
                    return text(print.toPath()).lines();
                })
                .filter(line -> line.startsWith("\""))
                .toList();
    }

    private void runTo(java.io.File output, List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed:\n" + text(output.toPath()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits for words of the program that stays. */
    void awaitLogged(String words) {
        await(words, () -> text(work.resolve(STAYS)).contains(words));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a state while the server lives; shows its log when the state is not reached. */
    void await(String what, BooleanSupplier state) {
        try {
            ChildServer.await(what, state);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + tail(log()), e);
        }
    }

    private static String tail(String log) {
        return log.substring(Math.max(0, log.length() - 6000));
    }

    /** Something listens on that port of this machine. */
    static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static String config(String file) {
        try {
            return Files.readString(CONFIG.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends whatever of it still runs. */
    @Override
    public void close() {
        for (var process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
