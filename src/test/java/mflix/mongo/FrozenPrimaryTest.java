package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.ChildServer;
import mflix.testing.FakeReplicaSet;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A primary that says nothing any more, as a stopped process or a network that swallows packets: nobody waits for long. */
@Tag("timeouts")
@Tag("F-154")
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

    @Test
    void everyKindOfReadEnds() {
        set.freeze();
        for (var read : List.<Runnable>of(
                reading::countDocuments,
                reading::estimatedDocumentCount,
                () -> reading.aggregate(List.of(new Document("$match", new Document())))
                        .first(),
                () -> database.connectionStatus(),
                () -> ServerCapabilities.of(database))) {
            var began = System.nanoTime();
            assertThat(catchThrowable(read::run)).isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(READ.plusSeconds(1));
        }
        heals();
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
