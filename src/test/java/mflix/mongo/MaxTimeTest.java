package mflix.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mflix.testing.FakeReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code mflix.db.max-time} bounds whatever only reads, and no write. */
@Tag("F-164")
class MaxTimeTest {

    @Test
    void readsAreBoundedByTheSettingAndWritesAreNot() {
        try (var set = new FakeReplicaSet();
                var patient = MongoConnection.at(set.uri(""), Duration.ofSeconds(7));
                var usual = MongoConnection.at(set.uri(""))) {
            assertThat(patient.reading().getTimeout(MILLISECONDS)).isEqualTo(7000);
            assertThat(usual.reading().getTimeout(MILLISECONDS)).isEqualTo(5000);
            assertThat(patient.documents().getTimeout(MILLISECONDS)).isNull();
            assertThat(patient.reading()
                            .runCommand(new Document("ping", 1))
                            .get("ok", Number.class)
                            .intValue())
                    .isEqualTo(1);
        }
    }
}
