package mflix.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mflix.testing.TestJvm;

/** A JVM of its own that works on the same database; test and child talk in lines. */
final class ChildProcess implements AutoCloseable {
    static final String URI = "MFLIX_TEST_CHILD_URI";

    private final Process process;
    private final BufferedReader said;

    private ChildProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** The address goes through the environment, where no other user of the machine can read its password. */
    static ChildProcess start(Class<?> main, String uri, String... arguments) {
        var builder = TestJvm.command(List.of(), main, arguments).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(URI, uri);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line it says; waits for it. */
    String hear() {
        try {
            return said.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it go on where it waits for a line. */
    void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A signal that Java itself cannot send: STOP, CONT. */
    void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end; the exit code. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
