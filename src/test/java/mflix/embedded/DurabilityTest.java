package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mflix.mongo.MongoConnection;
import org.h2.mvstore.MVStoreTool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill, open, close, open, compare: processes that write to the embedded database are killed at random moments, in the middle
 * of writing, of closing, and of making the file small again; then each acknowledged write must be there, and nothing else.
 * {@code ./mvnw verify -Pdurability} runs a hundred rounds; each build runs a few.
 */
@Tag("F-77")
class DurabilityTest {
    private static final int ROUNDS = Integer.getInteger("mflix.durability.rounds", 4);
    private static final int ROUNDS_OF_A_FOLDER = Math.min(10, Math.max(2, ROUNDS / 2));
    private static final int MORE_ROUNDS = 10;
    private static final int LARGE_EVERY = 4; // folders
    private static final int WRITERS = 3;

    /** Where a kill is meant to land. */
    private enum Moment {
        WRITING,
        COMPACTION,
        CLOSE
    }

    @TempDir
    private Path temp;

    private final List<Ledger> ledgers = new ArrayList<>();
    private Path folder;
    private Random random;
    private boolean isLarge;
    private int inClose;
    private int inCompaction;
    private int largeRounds;

    @Test
    void acknowledgedWritesSurviveKillsAtAnyMoment() throws Exception {
        var folders = (ROUNDS + ROUNDS_OF_A_FOLDER - 1) / ROUNDS_OF_A_FOLDER;
        var round = 0;
        for (int i = 1; i <= folders; i++) {
            // the last one is new each time
            begin(i == folders ? System.currentTimeMillis() : i, i % LARGE_EVERY == 0);
            for (int j = 0; j < ROUNDS_OF_A_FOLDER && round < ROUNDS; j++) {
                round(++round, Moment.values()[(round + i) % 3]);
            }
        }
        while ((inClose == 0 || inCompaction == 0) && round < ROUNDS + MORE_ROUNDS) {
            round(++round, inClose == 0 ? Moment.CLOSE : Moment.COMPACTION);
        }
        System.out.printf(
                "durability: %d of %d rounds, %d with a file over 40 MB; kills inside close: %d, of them inside compaction: %d%n",
                round, round, largeRounds, inClose, inCompaction);
        assertThat(inClose).as("kills inside close").isPositive();
        assertThat(inCompaction).as("kills inside compaction").isPositive();
    }

    private void begin(long seed, boolean large) throws IOException {
        random = new Random(seed);
        isLarge = large;
        folder = Files.createDirectory(temp.resolve("seed-" + seed));
        ledgers.clear();
        for (int i = 0; i < WRITERS; i++) {
            ledgers.add(new Ledger("things" + i, random.nextLong(), large && i == 0));
        }
        if (large) {
            inProcess(database -> ledgers.get(0).fill(database.documents()));
            assertThat(Files.size(file())).isGreaterThan(40 << 20);
        }
        System.out.printf("durability: seed %d%s%n", seed, large ? ", a file over 40 MB" : "");
    }

    // region round
    private void round(int round, Moment moment) throws Exception {
        var landed = killed(moment);
        largeRounds += isLarge ? 1 : 0;
        var left = Files.size(file());
        inProcess(this::compare);
        var closed = Files.size(file());
        var live = liveBytes();
        assertThat(closed).as("size after a clean close, %s live", live).isLessThan(3 * live);
        inProcess(this::compare);
        System.out.printf(
                "durability: round %d, killed in %s, %d acknowledged; file left %,d, closed %,d, live %,d%n",
                round, landed, ledgers.stream().mapToInt(Ledger::acknowledged).sum(), left, closed, live);
    }
    // endregion round

    private String killed(Moment moment) throws Exception {
        try (var child = DurableChild.open(folder);
                var database = MongoConnection.at(child.uri())) {
            var isEnded = new AtomicBoolean();
            var writers = write(database, isEnded);
            if (moment == Moment.WRITING) {
                child.kill();
                writers.join();
                return "writing";
            }
            isEnded.set(true);
            writers.join();
            if (moment == Moment.COMPACTION) {
                for (int i = 0; i < 3; i++) {
                    ledgers.forEach(ledger -> ledger.changeAll(database.documents()));
                }
            }
            child.beginToClose();
            if (moment == Moment.COMPACTION) {
                while (child.isAlive() && !Files.exists(halfMade())) {
                    Thread.onSpinWait();
                }
            }
            Thread.sleep(random.nextInt(isLarge ? 400 : 25));
            return landed(child.kill());
        }
    }

    private String landed(boolean beforeItsEnd) {
        if (!beforeItsEnd) {
            return "nothing: it was closed";
        }
        inClose++;
        if (!Files.exists(halfMade())) {
            return "close";
        }
        inCompaction++;
        return "compaction";
    }

    // Returns after a random number of writes; they go on until they are asked to end, or the process is killed.
    private CompletableFuture<Void> write(MongoConnection database, AtomicBoolean isEnded) {
        var enough = new CompletableFuture<Void>();
        var left = new AtomicInteger(1 + random.nextInt(600));
        BooleanSupplier goesOn = () -> {
            if (left.decrementAndGet() <= 0) {
                enough.complete(null);
            }
            return !isEnded.get();
        };
        var writers = CompletableFuture.allOf(ledgers.stream()
                .map(ledger -> CompletableFuture.runAsync(
                        () -> ledger.write(database.documents(), goesOn), task -> new Thread(task).start()))
                .toArray(CompletableFuture<?>[]::new));
        CompletableFuture.anyOf(enough, writers).join();
        return writers;
    }

    private void compare(MongoConnection database) {
        ledgers.forEach(ledger -> ledger.compare(database.documents()));
    }

    private interface Work {
        void on(MongoConnection database);
    }

    private void inProcess(Work work) {
        try (var embedded = DurableChild.embedded(folder);
                var database = MongoConnection.at(embedded.open())) {
            work.on(database);
        }
    }

    private long liveBytes() throws IOException {
        var copy = Files.copy(file(), temp.resolve("copy.h2"));
        MVStoreTool.compact(copy.toString(), false);
        var size = Files.size(copy);
        Files.delete(copy);
        return size;
    }

    private Path file() {
        return folder.resolve("database.h2");
    }

    private Path halfMade() {
        return folder.resolve("database.h2.new");
    }
}
