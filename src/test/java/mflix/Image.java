package mflix;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.yaml.snakeyaml.Yaml;

/**
 * The last stage of the Dockerfile, carried out step by step in a folder that stands for the image's root, with the build's output
 * for what it copies from the stage before. Where this user may change who he is, the server runs as the image's user.
 */
final class Image {
    private static final List<String> FOLDERS = List.of("/opt", "/data", "/run", "/tmp");
    private static final String PORT = "8080";
    private static final String NAMES_ONLY = "groupadd() { :; }; useradd() { :; }; ";

    private final Path root;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();
    private Path workingFolder;
    private String user = "";
    private List<String> entryPoint = List.of();
    private List<String> healthCheck = List.of();
    private Set<String> built = Set.of();

    Image(Path root, int port) {
        this.root = root;
        this.port = port;
        this.workingFolder = root;
    }

    int port() {
        return port;
    }

    /** Where an absolute path of the image is. */
    Path in(String path) {
        return root.resolve(path.substring(1));
    }

    void build() throws IOException, InterruptedException {
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
            case "HEALTHCHECK" -> healthCheck = command(rest.replaceFirst(".*?CMD ", ""));
            case "FROM", "VOLUME" -> assertThat(rest).isNotBlank();
            case "EXPOSE" -> assertThat(rest).isEqualTo(PORT);
            case "STOPSIGNAL" -> assertThat(rest).isEqualTo("SIGTERM");
            default -> throw new AssertionError("a step that nobody has thought of: " + instruction);
        }
    }

    private void copy(String... fromTo) throws IOException {
        Files.copy(Path.of(fromTo[0]), workingFolder.resolve(fromTo[1]));
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
    void secret(String key, String value) throws IOException {
        var secrets = in("/run/secrets");
        Files.writeString(Files.createDirectory(secrets.resolve("..first")).resolve(key), value);
        Files.createSymbolicLink(secrets.resolve("..data"), Path.of("..first"));
        Files.createSymbolicLink(secrets.resolve(key), Path.of("..data", key));
        built = filesOutsideItsVolumes();
    }

    Process start() throws IOException {
        var words = new ArrayList<String>();
        if (mayBeAnother()) {
            var ids = user.split(":", -1);
            words.addAll(List.of("setpriv", "--reuid", ids[0], "--regid", ids[1], "--clear-groups", "--"));
        }
        words.addAll(entryPoint);
        var builder = new ProcessBuilder(words)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
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

    String output() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the image's own health check says. */
    boolean isHealthy() throws IOException, InterruptedException {
        var check = new ProcessBuilder(healthCheck).redirectErrorStream(true).start();
        assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return check.exitValue() == 0;
    }

    Set<String> filesAsBuilt() {
        return built;
    }

    /** The file system but for what may be written. */
    Set<String> filesOutsideItsVolumes() throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> "/" + root.relativize(file))
                    .filter(file -> !file.startsWith("/data/") && !file.startsWith("/tmp/"))
                    .collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    private static boolean mayBeAnother() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }
}
