package mflix.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import mflix.settings.SettingsReader;
import mflix.testing.TestJvm;

/** A process that has the embedded database open until it is asked to close it, or killed. */
final class DurableChild implements AutoCloseable {
    private static final String CLOSING = "closing";
    private static final String CLOSED = "closed";

    private final Process process;
    private final BufferedReader output;
    private final String uri;

    private DurableChild(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.uri = line("mongodb://");
    }

    static DurableChild open(Path folder) throws IOException {
        var builder = TestJvm.command(List.of("-Xshare:auto"), DurableChild.class, folder.toString())
                .redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // Java reports it in a line of its own
        return new DurableChild(builder.start());
    }

    String uri() {
        return uri;
    }

    /** Returns when it has begun to close. */
    void beginToClose() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        line(CLOSING);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9; whether it had not come to its end. */
    boolean kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // the process itself would close its output too
        process.waitFor();
        return output.lines().noneMatch(CLOSED::equals);
    }

    private String line(String expected) {
        try {
            var line = output.readLine();
            if (line == null || !line.startsWith(expected)) {
                process.toHandle().destroyForcibly();
                throw new AssertionError(line + "\n" + output.lines().collect(Collectors.joining("\n")));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static EmbeddedDatabase embedded(Path folder) {
        return new EmbeddedDatabase(
                new SettingsReader(key -> Optional.of(folder.toString()).filter(any -> key.equals("mflix.data.dir"))));
    }

    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset();
        try (var embedded = embedded(Path.of(args[0]))) {
            System.out.println(embedded.open());
            System.in.read();
            System.out.println(CLOSING);
        }
        System.out.println(CLOSED);
        System.exit(0);
    }
}
