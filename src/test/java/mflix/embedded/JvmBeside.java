package mflix.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mflix.testing.TestJvm;

/** A JVM of its own beside that of the test, which reads the lines it prints. */
record JvmBeside(Process process, BufferedReader said) implements AutoCloseable {

    static JvmBeside start(Class<?> main, String... arguments) {
        try {
            var process = TestJvm.command(List.of(), main, arguments)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new JvmBeside(process, new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line it prints, waiting for it; null at its end. */
    String hear() {
        try {
            return said.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9, a little later. */
    void killAfterMillis(int millis) {
        var unused = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
