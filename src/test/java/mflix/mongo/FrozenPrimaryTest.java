package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.ChildServer;
import mflix.testing.FakeReplicaSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** A primary that says nothing any more, as a stopped process or a network that drops packets: no caller waits for long. */
@Tag("timeouts")
@Tag("F-154")
@Execution(CONCURRENT) // its tests wait for time-outs most of the time
class FrozenPrimaryTest {
    private static final Duration READ =
            MongoSettings.from(new SettingsReader(key -> Optional.empty())).maxTime();

    private final FakeReplicaSet set = new FakeReplicaSet();
    private final MongoConnection database = MongoConnection.at(set.uri(""));
    private final MongoCollection<Document> films = database.documents().getCollection("movies");
    private final MongoCollection<Document> reading = films.withTimeout(READ.toMillis(), TimeUnit.MILLISECONDS);

    @BeforeEach
    void connect() {
        films.insertOne(new Document("_id", 1));
    }

    @AfterEach
    void close() {
        database.close();
        set.close();
    }

    @Test
    void readEndsWithItsTimeoutAndHealsAfterwards() {
        set.freeze();
        var began = System.nanoTime();
        var failure = catchThrowable(() -> reading.find().first());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(READ.minusMillis(100), READ.plusSeconds(1));
        assertThat(MongoFailures.problemOf(failure).orElseThrow().kind())
                .isIn(ProblemKind.DATABASE_TIMEOUT, ProblemKind.DATABASE_UNAVAILABLE);
        heals();
    }

    // At once, as they come in a server; one after the other they would keep the build waiting.
    @Test
    void everyKindOfReadEnds() throws InterruptedException {
        set.freeze();
        var reads = List.<Callable<Duration>>of(
                () -> failing(reading::countDocuments),
                () -> failing(reading::estimatedDocumentCount),
                () -> failing(() -> reading.aggregate(List.of(new Document("$match", new Document())))
                        .first()),
                () -> failing(database::connectionStatus),
                () -> failing(() -> ServerCapabilities.of(database)));
        var threads = Executors.newFixedThreadPool(reads.size());
        try {
            assertThat(threads.invokeAll(reads))
                    .allSatisfy(ended -> assertThat(ended.get()).isLessThan(READ.plusSeconds(2)));
        } finally {
            threads.shutdownNow();
        }
        heals();
    }

    /** How long it takes to fail. */
    private static Duration failing(ThrowingCallable read) {
        var began = System.nanoTime();
        assertThat(catchThrowable(read)).isNotNull();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void writeEndsWithinFifteenSecondsAndIsThereOnceAtMost() {
        set.freeze();
        var id = new ObjectId();
        var began = System.nanoTime();
        var failure =
                catchThrowable(() -> UnconfirmedWrites.naming(id, () -> films.insertOne(new Document("_id", id))));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        assertThat(MongoFailures.problemOf(failure).orElseThrow().kind())
                .isIn(ProblemKind.WRITE_UNCONFIRMED, ProblemKind.DATABASE_UNAVAILABLE);
        heals();
        assertThat(films.countDocuments(new Document("_id", id))).isLessThanOrEqualTo(1);
    }

    @Test
    void writeDuringAShortFreezeIsThereOnce() {
        set.freeze();
        var thaw = new Thread(() -> {
            ChildServer.await("the write", () -> database.pool().inUse() > 0);
            set.thaw();
        });
        thaw.start();
        films.insertOne(new Document("_id", 2));
        assertThat(films.countDocuments()).isEqualTo(2);
    }

    @Test
    void readWaitingForAConnectionIsToldAsAFullPool() {
        var message = "Timed out after 5000 ms while waiting for a connection to server 127.0.0.1:27017.";
        assertThat(MongoFailures.problemOf(new MongoOperationTimeoutException(message))
                        .orElseThrow()
                        .kind())
                .isEqualTo(ProblemKind.POOL_EXHAUSTED);
    }

    private void heals() {
        set.thaw();
        ChildServer.await(
                "the database that goes on",
                () -> catchThrowable(() -> reading.find().first()) == null);
        ChildServer.await("a pool with nobody in it", () -> database.pool().inUse() == 0);
        assertThat(database.pool().waiting()).isZero();
    }
}
