package mflix.status.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import mflix.mongo.CapabilityCache;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.testing.FakeReplicaSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverChecksTest {
    private final FakeReplicaSet set = new FakeReplicaSet();

    @AfterEach
    void close() {
        set.close();
    }

    private CheckFinding timeouts(String options) {
        var uri = set.uri(options);
        try (var database = MongoConnection.at(uri)) {
            return checks(uri, database).timeouts(new CheckRun(true));
        }
    }

    private static DriverChecks checks(String uri, MongoConnection database) {
        var settings = MongoSettings.from(
                new SettingsReader(key -> Optional.of(uri).filter(any -> key.equals(MongoSettings.URI))));
        return new DriverChecks(database, settings, new CapabilityCache(database), new CheckThreads(Thread::new));
    }

    @ParameterizedTest
    @Tag("timeouts")
    @CsvSource({"'', 2500", "wtimeoutMS=900, 900", "w=majority&retryWrites=true, 2500", "w=2, 2500"})
    void boundedWritesPass(String options, int wtimeout) {
        var finding = timeouts(options);
        assertThat(finding).isInstanceOf(CheckFinding.Passed.class);
        assertThat(finding.evidence()).containsEntry("wtimeout", wtimeout).containsEntry("client_timeout", null);
    }

    @ParameterizedTest
    @Tag("timeouts")
    @Tag("F-74")
    @CsvSource({
        "timeoutMS=5000, removes wtimeout",
        "w=1, w=1",
        "wtimeoutMS=0, without wtimeout",
        "socketTimeoutMS=0, socket_ms",
        "waitQueueTimeoutMS=0, wait_queue_ms"
    })
    void whatLeavesAWaitWithoutABoundFails(String options, String because) {
        assertThatThrownBy(() -> timeouts(options))
                .isInstanceOf(CheckRun.Unmet.class)
                .hasMessageContaining(because);
    }

    // Tests make clients of their own, so the check that there is one is a test of the deployed site.
    @Test
    @Tag("connection_pooling")
    void secondClientFails() {
        var uri = set.uri("");
        try (var database = MongoConnection.at(uri)) {
            assertThatThrownBy(() -> checks(uri, database).pooling(new CheckRun(true)))
                    .isInstanceOf(CheckRun.Unmet.class)
                    .hasMessageContaining("clients were made");
        }
    }

    @Test
    @Tag("connection_pooling")
    void poolThatIsNotBoundedFails() {
        var uri = set.uri("maxPoolSize=0");
        try (var database = MongoConnection.at(uri)) {
            assertThatThrownBy(() -> checks(uri, database).pooling(new CheckRun(false)))
                    .isInstanceOf(CheckRun.Unmet.class);
        }
    }
}
