package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mflix.FakeReplicaSet;
import mflix.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database itself removes a session at the end of its time, and no row of another application. */
@Tag("F-161")
class ExpiredSessionsTest {

    private static List<Document> sessionIndexes(Database database) {
        return database.documents().getCollection("sessions").listIndexes().into(new ArrayList<>()).stream()
                .filter(index -> new Document("exp", 1).equals(index.get("key")))
                .toList();
    }

    @Test
    void indexRemovesOurRowsAtTheirTimeAndNoOthers() {
        try (var set = new FakeReplicaSet();
                var database = Database.at(set.uri(""))) {
            assertThat(Indexes.make(database.documents())).isEmpty();
            assertThat(Indexes.make(database.documents())).isEmpty();
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
            assertThat(Indexes.make(database.documents())).noneMatch(refused -> refused.contains("exp"));
        }
    }
}
