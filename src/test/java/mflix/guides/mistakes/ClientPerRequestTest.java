package mflix.guides.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import mflix.testing.TcpProxy;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client for each request costs in connections, beside one client for all. */
@Tag("F-355")
class ClientPerRequestTest {
    private static final int REQUESTS = 20;

    // region client-per-request
    static long countFilms(String uri) {
        try (var client = MongoClients.create(uri)) {
            return client.getDatabase("sample_mflix").getCollection("movies").countDocuments();
        }
    }
    // endregion client-per-request

    static long countFilms(MongoClient client) {
        return client.getDatabase("sample_mflix").getCollection("movies").countDocuments();
    }

    @Test
    void aClientForEachRequestOpensTwoConnectionsForEachOne() {
        try (var server = TestDatabase.inMemory();
                var proxy = new TcpProxy(server.port())) {
            var uri = "mongodb://127.0.0.1:" + proxy.port() + "/";
            // region connections-counted
            for (int i = 0; i < REQUESTS; i++) {
                countFilms(uri);
            }
            assertThat(proxy.accepted()).isGreaterThanOrEqualTo(2 * REQUESTS);
            // endregion connections-counted
        }
    }

    @Test
    void oneClientForAllOpensThreeAtMost() {
        try (var server = TestDatabase.inMemory();
                var proxy = new TcpProxy(server.port());
                var client = MongoClients.create("mongodb://127.0.0.1:" + proxy.port() + "/")) {
            for (int i = 0; i < REQUESTS; i++) {
                countFilms(client);
            }
            assertThat(proxy.accepted()).isBetween(1, 3);
        }
    }
}
