package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mflix.testing.FakeReplicaSet;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database itself removes a session at the end of its time, and no row of another application. */
@Tag("F-161")
class ExpiredSessionsTest {

    private static List<Document> sessionIndexes(MongoConnection database) {
        return database.documents().getCollection("sessions").listIndexes().into(new ArrayList<>()).stream()
                .filter(index -> new Document("exp", 1).equals(index.get("key")))
                .toList();
    }

    @Test
    void indexRemovesOurRowsAtTheirTimeAndNoOthers() {
        try (var set = new FakeReplicaSet();
                var database = MongoConnection.at(set.uri(""))) {
            assertThat(DatabaseIndexes.make(database.documents())).isEmpty();
            assertThat(DatabaseIndexes.make(database.documents())).isEmpty();
            assertThat(sessionIndexes(database)).singleElement().satisfies(index -> {
                assertThat(index.get("expireAfterSeconds", Number.class).longValue())
                        .isZero();
                assertThat(index.get("partialFilterExpression"))
                        .isEqualTo(new Document("jti", new Document("$exists", true)));
                assertThat(index.get("unique")).isNotEqualTo(true);
            });
        }
    }

    @Test
    void embeddedDatabaseTakesTheIndexToo(@TempDir Path folder) {
        try (var database = TestDatabase.embedded(folder)) {
            assertThat(DatabaseIndexes.make(database.documents())).noneMatch(refused -> refused.contains("exp"));
        }
    }
}
