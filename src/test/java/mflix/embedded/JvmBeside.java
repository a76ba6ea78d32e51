package mflix.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM of its own beside that of the test, which hears the lines it prints. */
record JvmBeside(Process process, BufferedReader said) implements AutoCloseable {

    static JvmBeside start(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
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
