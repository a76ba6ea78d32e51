package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import mflix.migration.api.MigrationViews;
import mflix.migration.engine.BatchMoment;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.mongo.MongoConnection;
import mflix.testing.ChildServer;
import mflix.testing.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A network that cuts, holds back, delays and refuses between a worker and its database. */
@Tag("migration")
@Tag("survival")
@ParameterizedClass
@EnumSource(names = {"IN_MEMORY", "REAL_SERVER"})
class NetworkTest extends Survival {
    private static final String IMPATIENT =
            "serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500&connectTimeoutMS=10000&socketTimeoutMS=";

    /** How long the database is away: a minute takes {@code -Dmflix.test.away-seconds=60}. */
    private static final int AWAY_SECONDS = Integer.getInteger("mflix.test.away-seconds", 6);

    private final TcpProxy proxy;
    private final Repeats repeats = new Repeats();
    private CompletableFuture<Void> beside = CompletableFuture.completedFuture(null);

    NetworkTest(Where where) {
        super(where.open());
        this.proxy = database.proxy();
    }

    @AfterEach
    void closeProxy() {
        repeats.close();
        proxy.close();
    }

    private Run migrateBehindTheProxy(int socketTimeoutMillis, Consumer<BatchMoment> listener) {
        // a lease that a long silence does not end; who takes over then is shown elsewhere
        var settings = new MigrationSettings("manual", Node.SMALL, Duration.ofMinutes(5));
        try (var behind = MongoConnection.at(database.uriThrough(proxy, IMPATIENT + socketTimeoutMillis));
                var worker = new Node(behind.documents(), settings, Clock.systemUTC())) {
            return worker.lead(worker.start(), listener);
        }
    }

    private void assertUndisturbed(Run run) {
        beside.join();
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        assertCounts(run);
        invariants.check(run);
    }

    @Test
    void bulkThatIsCutInItsMiddleIsSentAgain() {
        var run = migrateBehindTheProxy(5000, at(BatchMoment.ORIGINALS_KEPT, 2, () -> proxy.cutAfter(2000)));
        assertThat(proxy.wasCut()).isTrue();
        assertUndisturbed(run);
    }

    @Test
    void connectionThatSwallowsEverythingIsGivenUpAndTheBatchRepeated() {
        var run = migrateBehindTheProxy(3000, at(BatchMoment.ORIGINALS_KEPT, 2, () -> {
            proxy.silence();
            beside = CompletableFuture.runAsync(() -> {
                ChildServer.await("a repeated step", () -> repeats.count() > 0);
                proxy.pass(); // what was held back arrives now, late
            });
        }));
        assertThat(repeats.count()).isPositive();
        assertUndisturbed(run);
    }

    @Test
    void answerAfterThreeSecondsIsShownAsASlowAcknowledgement() {
        var isShown = new AtomicBoolean();
        var run = migrateBehindTheProxy(20_000, at(BatchMoment.CHECKPOINT_NEXT, 2, () -> {
            proxy.delayAnswers(3000);
            beside = CompletableFuture.runAsync(() -> {
                ChildServer.await("the reason", () -> why().contains("majority acknowledgement took 3,"));
                isShown.set(true);
                proxy.pass();
            });
        }));
        assertThat(isShown).isTrue();
        assertThat(run.stored().getArray("events"))
                .anySatisfy(event -> assertThat(event.toString()).contains("SLOW_ACK"));
        assertThat(run.millis("throttledMillis")).isPositive();
        assertUndisturbed(run);
    }

    private String why() {
        return node.migrations()
                .active(Migrations.FIRST)
                .map(new MigrationViews(node.migrations())::why)
                .orElse("");
    }

    @Test
    void databaseThatIsAwayIsWaitedForAndTheRunSaysSo() {
        var run = migrateBehindTheProxy(5000, at(BatchMoment.ORIGINALS_KEPT, 2, () -> {
            proxy.refuse();
            CompletableFuture.delayedExecutor(AWAY_SECONDS, TimeUnit.SECONDS).execute(proxy::pass);
        }));
        assertThat(repeats.count()).isPositive();
        assertThat(run.stored().getArray("events"))
                .anySatisfy(event -> assertThat(event.toString()).contains("DATABASE"));
        assertThat(run.millis("throttledMillis")).isGreaterThanOrEqualTo((AWAY_SECONDS - 3) * 1000L);
        assertUndisturbed(run);
    }
}
