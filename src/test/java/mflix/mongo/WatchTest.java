package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import mflix.FakeReplicaSet;
import mflix.MovableClock;
import mflix.TestDatabase;
import mflix.problem.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final MovableClock clock = new MovableClock(Instant.EPOCH);

    private Watch watch(Database database) {
        return new Watch(database, new Server(database), clock);
    }

    @Test
    void oneGoodPingMeansUp() {
        try (var database = TestDatabase.inMemory()) {
            var watch = watch(database.database());
            assertThat(watch.sight().state()).isEqualTo(Watch.State.UNKNOWN);
            clock.move(Duration.ofSeconds(2));
            watch.look();
            assertThat(watch.sight()).isEqualTo(new Watch.Sight(Watch.State.UP, Instant.ofEpochSecond(2)));
        }
    }

    @Test
    void twoFailedPingsInARowMeanDown() throws IOException {
        try (var database = Database.at("mongodb://127.0.0.1:" + closedPort() + "/?serverSelectionTimeoutMS=50")) {
            var watch = watch(database);
            watch.look();
            assertThat(watch.isDown()).isFalse();
            watch.look();
            assertThat(watch.isDown()).isTrue();
        }
    }

    @Test
    void databaseThatAppearsIsSeenByTheNextPing() throws IOException {
        var port = closedPort();
        try (var database = Database.at("mongodb://127.0.0.1:" + port + "/")) {
            var watch = watch(database);
            watch.look();
            watch.look();
            assertThat(watch.isDown()).isTrue();
            try (var appeared = TestDatabase.inMemory(port)) {
                watch.look();
                assertThat(watch.sight().state()).isEqualTo(Watch.State.UP);
            }
        }
    }

    @Test
    @Tag("F-49")
    void serverThatDoesNotLetUsInIsRefusedAndNotDown() {
        try (var set = new FakeReplicaSet();
                var database = Database.at(set.uri("heartbeatFrequencyMS=500").replace("//", "//nobody:wrong@"))) {
            set.fail("saslStart", 100, FakeReplicaSet.Fault.NOT_ALLOWED);
            var watch = watch(database);
            watch.look();
            watch.look();
            assertThat(watch.sight().state()).isEqualTo(Watch.State.REFUSED);
            assertThat(watch.isDown()).isFalse();
            assertThat(watch.refusal()).contains(Kind.DATABASE_REFUSED);
        }
    }

    @Test
    void clientThatCannotBeMadeCountsAsAway() {
        var database = new Database() {
            @Override
            public MongoDatabase documents() {
                throw new IllegalStateException("no DNS");
            }
        };
        var watch = new Watch(database, new Server(database), clock);
        watch.look();
        watch.look();
        assertThat(watch.isDown()).isTrue();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
