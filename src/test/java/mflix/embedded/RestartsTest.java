package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseMonitor;
import mflix.mongo.MongoConnection;
import mflix.settings.SettingsReader;
import mflix.testing.ChildServer;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started and stopped ten times in one process, as a server does that deploys anew. */
class RestartsTest {

    @TempDir
    private Path temp;

    @Test
    @Tag("F-70")
    void tenStartsAndStopsLeaveNoThreadAndNoPort() {
        var settings = Map.of("mflix.data.dir", temp.resolve("data").toString());
        once(settings); // what is made once for all, such as the pools of Netty
        for (int i = 0; i < 9; i++) {
            isClosed(once(settings));
        }
        ChildServer.await("the end of the driver's threads", () -> threads("cluster-") + threads("mflix") == 0);
        ChildServer.await(
                "the end of the server's threads", () -> threads("mongo-server") + threads("nioEventLoop") == 0);
    }

    private static int once(Map<String, String> settings) {
        try (var embedded = new EmbeddedDatabase(new SettingsReader(key -> Optional.ofNullable(settings.get(key))));
                var database = MongoConnection.at(embedded.open())) {
            var watch = new DatabaseMonitor(database, new CapabilityCache(database), Clock.systemUTC());
            // one look may end before the answer, on a machine with much other work
            ChildServer.await("the database", () -> {
                watch.look();
                return watch.sight().state() == DatabaseMonitor.State.UP;
            });
            database.documents().getCollection("things").insertOne(new Document());
            return database.settings().getClusterSettings().getHosts().get(0).getPort();
        }
    }

    private static void isClosed(int port) {
        assertThatThrownBy(() -> {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        assertThat(socket.isConnected()).isFalse();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static long threads(String part) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread.getName().contains(part))
                .count();
    }
}
