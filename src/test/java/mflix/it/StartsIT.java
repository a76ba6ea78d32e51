package mflix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import mflix.testing.ChildServer;
import mflix.testing.Jdks;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/**
 * The packaged server starts on every JDK that is here. {@code ./mvnw verify -Pstarts} does it fifty times on each, on a machine
 * that has other work; {@code -Dstarts=N} says how often.
 */
@Execution(CONCURRENT)
class StartsIT {
    private static final int STARTS = Integer.getInteger("mflix.test.starts", 1);
    private static final Set<Integer> LONG_TERM = Set.of(17, 21, 25);
    // what newer JDKs say on each start of what they will refuse one day
    private static final List<String> WARNINGS = List.of("WARNING: ", "Mutating final field");

    @TempDir
    private Path temp;

    @TestFactory
    @Tag("F-136")
    Stream<DynamicTest> serverStartsOnEveryJdk() {
        var found = Jdks.found();
        var versions = new TreeSet<>(LONG_TERM);
        versions.addAll(found.keySet());
        return versions.stream()
                .map(version -> DynamicTest.dynamicTest("JDK " + version, () -> starts(version, found.get(version))));
    }

    private void starts(int version, String java) throws IOException {
        Assumptions.assumeTrue(java != null, "JDK " + version + " on this machine");
        var busy = new AtomicBoolean(STARTS > 1);
        var load = Stream.generate(() -> new Thread(() -> work(busy), "load"))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
        if (STARTS > 1) {
            load.forEach(Thread::start);
        }
        try {
            for (var number = 1; number <= STARTS; number++) {
                startsOnce(version, java, Files.createDirectory(temp.resolve(version + "-" + number)));
                System.out.println("JDK " + version + ": start " + number + " of " + STARTS);
            }
        } finally {
            busy.set(false);
        }
    }

    private static void work(AtomicBoolean busy) {
        var sum = 0L;
        while (busy.get()) {
            sum += Long.bitCount(sum + 1);
        }
    }

    private static void startsOnce(int version, String java, Path folder) {
        try (var server = ChildServer.startWith(java, folder, Map.of("MFLIX_PASSWORD_COST", "4"))) {
            server.awaitStarted();
            assertThat(server.output()).contains("Java      " + version + ", ").doesNotContain("once more");
            assertThat(server.site().anyone().movies().list().status()).isEqualTo(200);
            assertThat(server.log()).doesNotContain(WARNINGS).doesNotContain("\u001b[");
        }
    }
}
