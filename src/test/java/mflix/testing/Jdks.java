package mflix.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs of this machine, one for each version: the one that runs this, {@code JAVA_HOME}, and those in {@code /usr/lib/jvm}. */
public final class Jdks {
    private static final Path USUAL = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    private Jdks() {}

    /** The {@code java} of each version from 17 on, by its version. */
    public static Map<Integer, String> found() {
        var found = new LinkedHashMap<Integer, String>();
        candidates().forEach(home -> version(home)
                .filter(version -> version >= OLDEST)
                .ifPresent(version ->
                        found.putIfAbsent(version, home.resolve("bin/java").toString())));
        return found;
    }

    private static Stream<Path> candidates() {
        var own = Stream.of(System.getProperty("java.home"));
        var set = Stream.ofNullable(System.getenv("JAVA_HOME"));
        return Stream.concat(Stream.concat(own, set).map(Path::of), usual());
    }

    private static Stream<Path> usual() {
        if (!Files.isDirectory(USUAL)) {
            return Stream.empty();
        }
        try (var homes = Files.list(USUAL)) {
            return homes.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Every JDK has a file that says what it is.
    private static Optional<Integer> version(Path home) {
        var release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(release)) {
            var properties = new Properties();
            properties.load(in);
            var version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
            return Optional.of(Runtime.Version.parse(version).feature());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
