package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mflix.testing.SampleData;
import org.junit.jupiter.api.Test;

/**
 * How fast a migration is beside a bare loop of the driver, and how little memory it needs; its name keeps it out of the build:
 * {@code ./mvnw -q test -Dtest=Benchmark -Dmflix.benchmark.films=1000,23539}. On the server of {@code MFLIX_TEST_DB_URI}, else
 * on the embedded database in a fresh file. Measures in a process without the limits that tests are run with.
 */
class Benchmark {

    @Test
    void printsItsTable() throws IOException, InterruptedException {
        SampleData.require();
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx3g",
                "-Dmflix.benchmark.rounds=" + Integer.getInteger("mflix.benchmark.rounds", 5),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BenchmarkProcess.class.getName()));
        command.addAll(List.of(
                System.getProperty("mflix.benchmark.films", "1000,23539").split(",", -1)));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.inputReader().lines().forEach(System.out::println);
        assertThat(process.waitFor()).isZero();
    }
}
