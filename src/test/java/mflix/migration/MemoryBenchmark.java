package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A million films, migrated and verified by {@code migrate run} with 128 MB of heap, by either strategy, on a server that makes its
 * replies up; its name keeps it out of the build: {@code ./mvnw -q test -Dtest=MemoryBenchmark}. A real server: {@link Benchmark}.
 */
class MemoryBenchmark {
    private static final int FILMS = Integer.getInteger("mflix.benchmark.films", 1_000_000);

    @ParameterizedTest
    @ValueSource(strings = {"COMPARE_AND_SET", "RANGE_PIPELINE"})
    void migrationOfAMillionFilmsNeedsNoMoreMemoryThanOneOfFew(String strategy)
            throws IOException, InterruptedException {
        try (var server = new CannedFilms(FILMS)) {
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    SmallCommandLine.class.getName(),
                    "--strategy=" + strategy,
                    "--confirm=" + Migrations.FIRST));
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            process.environment().put(ChildProcess.URI, server.uri());
            var began = System.nanoTime();
            var child = process.start();
            child.inputReader().lines().forEach(System.out::println);
            assertThat(child.waitFor()).isZero();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d films in %,d s, planning and verification included%n",
                    strategy,
                    FILMS,
                    (System.nanoTime() - began) / 1_000_000_000);
            assertThat(server.converted()).isEqualTo(FILMS);
            assertThat(server.originals()).isEqualTo(FILMS);
        }
    }
}
