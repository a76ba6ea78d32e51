package mflix.migration;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.LogManager;
import mflix.testing.TestDatabase;

/** Prints one line for each number of films: medians of rounds in which the bare loop and the migration take turns. */
final class BenchmarkProcess {
    private static final int ROUNDS = Integer.getInteger("mflix.benchmark.rounds", 5);

    private BenchmarkProcess() {}

    public static void main(String[] sizes) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        var isReal = Optional.ofNullable(System.getenv("MFLIX_TEST_DB_URI")).isPresent();
        System.out.printf(
                Locale.ROOT,
                "%s, %d processors, load %.1f, %d rounds%n",
                isReal ? "MongoDB" : "embedded file",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                ROUNDS);
        System.out.printf(
                "%10s %10s %10s %8s %10s %10s %10s %10s %14s%n",
                "films", "bare ms", "ours ms", "ratio", "bare/s", "ours/s", "plan ms", "verify ms", "heap of 128 MB");
        Files.createDirectories(Path.of("target"));
        for (var size : sizes) {
            try (var database = isReal
                    ? TestDatabase.onRealServer()
                    : TestDatabase.embedded(Files.createTempDirectory(Path.of("target"), "benchmark"))) {
                measure(database, Integer.parseInt(size), isReal ? 2 : 1);
            }
        }
    }

    private static void measure(TestDatabase database, int films, int workers)
            throws IOException, InterruptedException {
        var race = new Race(database.documents(), films, workers);
        var bare = new ArrayList<Long>();
        var ours = new ArrayList<Race.Times>();
        for (var round = 0; round <= ROUNDS; round++) {
            var alone = race.bareLoop();
            var times = race.migration();
            System.err.printf(
                    Locale.ROOT,
                    "%,d films, round %d of %d: bare %,d ms, ours %,d ms%n",
                    films,
                    round,
                    ROUNDS,
                    alone,
                    times.work());
            if (round > 0) { // the first warms up
                bare.add(alone);
                ours.add(times);
            }
        }
        var bareMillis = median(bare);
        var oursMillis = median(ours.stream().map(Race.Times::work).toList());
        System.out.printf(
                Locale.ROOT,
                "%,10d %,10d %,10d %8.2f %,10d %,10d %,10d %,10d %14s%n",
                films,
                bareMillis,
                oursMillis,
                (double) oursMillis / bareMillis,
                films * 1000L / bareMillis,
                films * 1000L / oursMillis,
                median(ours.stream().map(Race.Times::before).toList()),
                median(ours.stream().map(Race.Times::after).toList()),
                peakHeap(race, database));
    }

    private static long median(List<Long> values) {
        return Math.max(1, values.stream().sorted().toList().get(values.size() / 2));
    }

    // The command line as a process of its own with so little memory that what is not constant would show.
    private static String peakHeap(Race race, TestDatabase database) throws IOException, InterruptedException {
        race.fill();
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallCommandLine.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put(ChildProcess.URI, database.uri());
        var small = process.start();
        var said = small.inputReader().lines().reduce("", (before, line) -> line);
        return small.waitFor() == 0 ? said : "exit " + small.exitValue();
    }
}
