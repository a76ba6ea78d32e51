package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mflix.testing.ChildServer;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/**
 * {@code ./mflix load --drop}, as it is packaged, killed at moments spread over its work: each collection is the old one or the
 * new one, whole. {@code -Dmflix.test.kills=N} makes it N times.
 */
@Tag("F-98")
@Execution(CONCURRENT)
class KilledLoadIT {
    private static final int ROUNDS = Integer.getInteger("mflix.test.kills", 4);
    private static final int MOST_ROUNDS = 40;
    private static final int MOVIES = 3000;
    private static final int COMMENTS = 1500;
    private static final long SEED = 1129;
    private static final long MINUTES = 5;

    @TempDir
    private Path folder;

    @Test
    void killedCommandLeavesTheOldCollectionsOrTheNewOnes() throws IOException, InterruptedException {
        var random = new Random(SEED);
        var usual = millisOf(load(0));
        var killed = 0;
        var version = 0;
        while (version < ROUNDS || (killed == 0 && version < MOST_ROUNDS)) {
            version++;
            var old = version("movies", MOVIES);
            var began = System.nanoTime();
            var process = load(version);
            var hasEnded = process.waitFor(usual / 3 + random.nextLong(usual), TimeUnit.MILLISECONDS);
            process.destroyForcibly().onExit().join();
            var isHalfDone = !hasEnded && isHalfDone();
            killed += isHalfDone ? 1 : 0;
            // the machine may have more or less time for it than before
            usual = hasEnded ? millisSince(began) : isHalfDone ? usual : usual * 5 / 4;
            assertThat(version("movies", MOVIES)).as("round " + version).isIn(hasEnded ? version : old, version);
            version("comments", COMMENTS);
        }
        assertThat(killed).as("loads that were killed while they wrote").isPositive();
        var last = load(version + 1);
        assertThat(last.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).as(Files.readString(output())).isZero();
        assertThat(version("movies", MOVIES)).isEqualTo(version + 1);
        assertThat(version("comments", COMMENTS)).isEqualTo(version + 1);
        try (var database = TestDatabase.embedded(folder.resolve("data"))) {
            assertThat(database.documents().listCollectionNames().into(new ArrayList<>()))
                    .noneMatch(name -> name.contains(".loading-"));
        }
    }

    private static long millisSince(long nanos) {
        return 1 + (System.nanoTime() - nanos) / 1_000_000;
    }

    private static long millisOf(Process load) throws InterruptedException {
        var began = System.nanoTime();
        assertThat(load.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        return millisSince(began);
    }

    /** It has written, and not all. */
    private boolean isHalfDone() {
        try (var database = TestDatabase.embedded(folder.resolve("data"))) {
            return database.documents().listCollectionNames().into(new ArrayList<>()).stream()
                    .anyMatch(name -> name.contains(".loading-"));
        }
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private Process load(int version) throws IOException {
        var files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("movies.ndjson"), lines(MOVIES, version));
        Files.writeString(files.resolve("comments.ndjson"), lines(COMMENTS, version));
        var data = folder.resolve("data").toString();
        return ChildServer.commandLine(List.of("load", "--drop", "--data-dir", data, files.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private static String lines(int count, int version) {
        return IntStream.range(0, count)
                .mapToObj(id -> "{\"_id\":" + id + ",\"version\":" + version + ",\"title\":\"Film " + id + "\"}")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The one version that all documents have. */
    private int version(String collection, long count) {
        try (var database = TestDatabase.embedded(folder.resolve("data"))) {
            var documents = database.documents().getCollection(collection);
            assertThat(documents.countDocuments()).as(collection).isEqualTo(count);
            var version = documents.find().first().getInteger("version");
            assertThat(documents.countDocuments(new Document("version", version)))
                    .as(collection + " of version " + version)
                    .isEqualTo(count);
            return version;
        }
    }
}
