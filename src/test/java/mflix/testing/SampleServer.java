package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A server whose embedded database has the real data, loaded beside it while it ran. Tests that want one share it: they add accounts and load the same once more, and leave films and comments as they are. */
public final class SampleServer implements AutoCloseable {
    private final Path folder;
    private final ChildServer server;
    private final String loaded;

    private SampleServer() {
        try {
            folder = Files.createTempDirectory("mflix-sample");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = ChildServer.start(folder, Map.of());
        try {
            server.awaitStarted();
            loaded = load("--drop");
        } catch (RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** Gives the one server of a test run to those who ask for it as a parameter; it is closed after the last test of all. */
    public static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == SampleServer.class;
        }

        @Override
        public SampleServer resolveParameter(ParameterContext parameter, ExtensionContext test) {
            SampleData.require();
            return test.getRoot()
                    .getStore(Namespace.create(SampleServer.class))
                    .getOrComputeIfAbsent(SampleServer.class, unused -> new SampleServer(), SampleServer.class);
        }
    }

    /** Loads the data once more; returns what the command prints. */
    public String load(String... options) {
        var arguments =
                new ArrayList<>(List.of("load", "--data-dir", dataFolder().toString()));
        arguments.addAll(List.of(options));
        arguments.add(SampleData.FOLDER.toString());
        try {
            var process =
                    ChildServer.commandLine(arguments).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What the first load printed. */
    public String loaded() {
        return loaded;
    }

    public Site site() {
        return server.site();
    }

    public Path dataFolder() {
        return server.dataFolder();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
