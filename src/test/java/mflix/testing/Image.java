package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * The last stage of the Dockerfile, carried out step by step in a folder in place of the image's root, with the build's output
 * for what it copies from the stage before. Where this user may change who he is, the server runs as the image's user.
 */
public final class Image {
    private static final List<String> FOLDERS = List.of("/opt", "/data", "/unpacked", "/run", "/tmp");
    private static final String PORT = "8080";
    private static final String NAMES_ONLY = "groupadd() { :; }; useradd() { :; }; ";

    private final Path root;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();
    private Path workingFolder;
    private String user = "";
    private List<String> entryPoint = List.of();
    private List<String> usualCommand = List.of();
    private List<String> healthCheck = List.of();
    private Set<String> built = Set.of();

    public Image(Path root, int port) {
        this.root = root;
        this.port = port;
        this.workingFolder = root;
    }

    public int port() {
        return port;
    }

    /** Where an absolute path of the image is. */
    public Path in(String path) {
        return root.resolve(path.substring(1));
    }

    public void build() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(Files.createDirectory(in("/tmp")), PosixFilePermissions.fromString("rwxrwxrwx"));
        var file = Files.readString(Path.of("Dockerfile")).replaceAll("\\\\\\R\\s*", "");
        for (var line : file.substring(file.lastIndexOf("\nFROM ")).strip().split("\\R", -1)) {
            if (!line.startsWith("#")) {
                step(line.replaceFirst(" .*", ""), line.replaceFirst("^\\S+ +", ""));
            }
        }
        built = filesOutsideItsVolumes();
    }

    private void step(String instruction, String rest) throws IOException, InterruptedException {
        switch (instruction) {
            case "WORKDIR" -> workingFolder = Files.createDirectories(in(rest));
            case "COPY" -> copy(rest.replace("--from=build /build/", "").split(" ", -1));
            case "RUN" -> run(rest);
            case "ENV" -> environment.put(rest.split("=", 2)[0], here(rest.split("=", 2)[1]));
            case "USER" -> user = rest;
            case "ENTRYPOINT" -> entryPoint = command(rest);
            case "CMD" -> usualCommand = command(rest);
            case "HEALTHCHECK" -> healthCheck = command(rest.replaceFirst(".*?CMD ", ""));
            case "FROM", "ARG", "LABEL", "VOLUME" -> assertThat(rest).isNotBlank();
            case "EXPOSE" -> assertThat(rest).isEqualTo(PORT);
            case "STOPSIGNAL" -> assertThat(rest).isEqualTo("SIGTERM");
            default -> throw new AssertionError("a step that nobody has thought of: " + instruction);
        }
    }

    // Into a folder when the target ends in a slash; a folder is copied with all that is in it.
    private void copy(String... fromTo) throws IOException {
        var last = fromTo[fromTo.length - 1];
        var target = workingFolder.resolve(last);
        for (var from : Arrays.asList(fromTo).subList(0, fromTo.length - 1)) {
            var source = Path.of(from);
            copyTree(source, last.endsWith("/") ? target.resolve(source.getFileName()) : target);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), COPY_ATTRIBUTES);
            }
        }
    }

    // Users belong to the machine, so they are not made; whom a file belongs to counts only where we may say so.
    private void run(String commands) throws IOException, InterruptedException {
        var shell = NAMES_ONLY + (mayBeAnother() ? "" : "chown() { :; }; ") + here(commands);
        var process = new ProcessBuilder("bash", "-euc", shell)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(commands + said).isZero();
    }

    private List<String> command(String json) {
        List<String> words = new Yaml().load(json);
        return words.stream()
                .map(this::here)
                .map(word -> word.replace(PORT, port + ""))
                .toList();
    }

    private String here(String text) {
        return Arrays.stream(text.split("(?<=[ =])", -1))
                .map(word -> FOLDERS.stream().anyMatch(word::startsWith) ? root + word : word)
                .reduce("", String::concat);
    }

    /** Puts a setting where secrets are, in the way Kubernetes does: a link to a link. */
    public void secret(String key, String value) throws IOException {
        var secrets = in("/run/secrets");
        Files.writeString(Files.createDirectory(secrets.resolve("..first")).resolve(key), value);
        Files.createSymbolicLink(secrets.resolve("..data"), Path.of("..first"));
        Files.createSymbolicLink(secrets.resolve(key), Path.of("..data", key));
        built = filesOutsideItsVolumes();
    }

    /** Its usual command, on this test's port. */
    public Process start() throws IOException {
        environment.put("MFLIX_HOST", "127.0.0.1"); // as the systemd unit does; a container has its own network
        var words = new ArrayList<>(usualCommand);
        words.addAll(List.of("--port", port + ""));
        return begun(words, log());
    }

    /** What another command of the image said, and how it ended. */
    public record Ended(String said, int code) {}

    public Ended run(String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(in("/tmp"), "command", ".log");
        var process = begun(List.of(command), output);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                Files.readString(output).replaceFirst("Picked up JAVA_TOOL_OPTIONS: .*\\R", ""), process.exitValue());
    }

    private Process begun(List<String> command, Path output) throws IOException {
        var words = new ArrayList<String>();
        if (mayBeAnother()) {
            var ids = user.split(":", -1);
            words.addAll(List.of("setpriv", "--reuid", ids[0], "--regid", ids[1], "--clear-groups", "--"));
        }
        words.addAll(entryPoint);
        words.addAll(command);
        var builder = new ProcessBuilder(words)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MFLIX_"));
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        "/nowhere",
                        "JAVA_TOOL_OPTIONS",
                        "-Djava.io.tmpdir=" + in("/tmp") + " " + ChildServer.QUICK_START));
        return builder.start();
    }

    private Path log() {
        return in("/tmp/output.log");
    }

    public String output() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the image's own health check says. */
    public boolean isHealthy() throws IOException, InterruptedException {
        var check = new ProcessBuilder(healthCheck).redirectErrorStream(true).start();
        assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return check.exitValue() == 0;
    }

    public Set<String> filesAsBuilt() {
        return built;
    }

    /** The file system but for what may be written. */
    public Set<String> filesOutsideItsVolumes() throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> "/" + root.relativize(file))
                    .filter(file -> Stream.of("/data/", "/unpacked/", "/tmp/").noneMatch(file::startsWith))
                    .collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    private static boolean mayBeAnother() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }
}
