package mflix.guides.mistakes;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.HashMap;
import java.util.Map;
import mflix.testing.FakeReplicaSet;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stand-in that agrees with everything. */
@Tag("F-375")
class TestingMistakesTest {
    private static final Document MISSPELT = new Document("$sett", new Document("year", 1927));

    // region map-for-a-database
    /** A collection for tests, quick and wrong. */
    static final class MapOfFilms {
        private final Map<Object, Document> films = new HashMap<>();

        void insertOne(Document film) {
            films.put(film.get("_id"), film);
        }

        void updateOne(Object id, Document update) {
            films.get(id).putAll(update.get("$set", new Document()));
        }
    }
    // endregion map-for-a-database

    @Test
    void mapTakesWhatAServerRefuses() {
        var map = new MapOfFilms();
        map.insertOne(new Document("_id", 1).append("email", "ada@example.com"));
        map.insertOne(new Document("_id", 2).append("email", "ada@example.com")); // an address that should be unique
        map.insertOne(new Document("_id", 1)); // replaces the first
        map.updateOne(1, MISSPELT); // changes nothing
        assertThat(map.films).hasSize(2).containsEntry(1, new Document("_id", 1));
    }

    @Test
    void serverRefusesAllThree() {
        try (var client = new WatchedClient()) {
            var films = client.documents().getCollection("movies");
            films.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
            films.insertOne(new Document("_id", 1).append("email", "ada@example.com"));
            assertThatThrownBy(() -> films.insertOne(new Document("_id", 1))).isInstanceOf(MongoWriteException.class);
            assertThatThrownBy(() -> films.insertOne(new Document("email", "ada@example.com")))
                    .isInstanceOf(MongoWriteException.class);
            assertThatThrownBy(() -> films.updateOne(eq("_id", 1), MISSPELT)).isInstanceOf(MongoWriteException.class);
        }
    }

    // region retry-by-hand
    static void insertTwiceIfNeedBe(Document film, com.mongodb.client.MongoCollection<Document> films) {
        try {
            films.insertOne(film);
        } catch (com.mongodb.MongoSocketException e) {
            films.insertOne(new Document(film).append("_id", new ObjectId()));
        }
    }
    // endregion retry-by-hand

    @Test
    void retryByHandWritesTwiceWhenOnlyTheAnswerWasLost() {
        try (var set = new FakeReplicaSet()) {
            var films = set.database().documents().getCollection("movies");
            set.fail("insert", 2, FakeReplicaSet.Fault.CUT_AFTER);
            insertTwiceIfNeedBe(new Document("title", "Metropolis"), films);
            assertThat(films.countDocuments()).isEqualTo(2);
        }
    }
}
