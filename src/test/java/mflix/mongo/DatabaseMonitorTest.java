package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import mflix.problem.ProblemKind;
import mflix.testing.FakeReplicaSet;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DatabaseMonitorTest {
    private final MovableClock clock = new MovableClock(Instant.EPOCH);

    private DatabaseMonitor monitor(MongoConnection database) {
        return new DatabaseMonitor(database, new CapabilityCache(database), clock);
    }

    @Test
    void oneGoodPingMeansUp() {
        try (var database = TestDatabase.inMemory()) {
            var monitor = monitor(database.database());
            assertThat(monitor.sight().state()).isEqualTo(DatabaseMonitor.State.UNKNOWN);
            clock.move(Duration.ofSeconds(2));
            monitor.look();
            assertThat(monitor.sight())
                    .isEqualTo(new DatabaseMonitor.Sight(DatabaseMonitor.State.UP, Instant.ofEpochSecond(2)));
        }
    }

    @Test
    void twoFailedPingsInARowMeanDown() throws IOException {
        try (var database =
                MongoConnection.at("mongodb://127.0.0.1:" + closedPort() + "/?serverSelectionTimeoutMS=50")) {
            var monitor = monitor(database);
            monitor.look();
            assertThat(monitor.refusal()).isEmpty();
            monitor.look();
            assertThat(monitor.refusal()).contains(ProblemKind.DATABASE_UNAVAILABLE);
        }
    }

    @Test
    void databaseThatAppearsIsSeenByTheNextPing() throws IOException {
        var port = closedPort();
        try (var database = MongoConnection.at("mongodb://127.0.0.1:" + port + "/")) {
            var monitor = monitor(database);
            monitor.look();
            monitor.look();
            assertThat(monitor.refusal()).contains(ProblemKind.DATABASE_UNAVAILABLE);
            try (var appeared = TestDatabase.inMemory(port)) {
                monitor.look();
                assertThat(monitor.sight().state()).isEqualTo(DatabaseMonitor.State.UP);
            }
        }
    }

    @Test
    @Tag("F-49")
    void serverThatDoesNotLetUsInIsRefusedAndNotDown() {
        try (var set = new FakeReplicaSet();
                var database =
                        MongoConnection.at(set.uri("heartbeatFrequencyMS=500").replace("//", "//nobody:wrong@"))) {
            set.fail("saslStart", 100, FakeReplicaSet.Fault.NOT_ALLOWED);
            var monitor = monitor(database);
            monitor.look();
            monitor.look();
            assertThat(monitor.sight().state()).isEqualTo(DatabaseMonitor.State.REFUSED);
            assertThat(monitor.refusal()).contains(ProblemKind.DATABASE_REFUSED);
        }
    }

    @Test
    void clientThatCannotBeMadeCountsAsAway() {
        var database = new MongoConnection() {
            @Override
            public MongoDatabase documents() {
                throw new IllegalStateException("no DNS");
            }
        };
        var monitor = new DatabaseMonitor(database, new CapabilityCache(database), clock);
        monitor.look();
        monitor.look();
        assertThat(monitor.refusal()).contains(ProblemKind.DATABASE_UNAVAILABLE);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
