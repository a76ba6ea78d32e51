package mflix.guides.mistakes;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client learns when every exception becomes a 500 with its message. */
@Tag("F-355")
class MessageOfTheDriverTest {

    private record Answer(int status, Object body) {}

    // region every-exception-is-500
    static Answer film(MongoCollection<Document> movies, String id) {
        try {
            return new Answer(200, movies.find(eq("_id", new ObjectId(id))).first());
        } catch (RuntimeException e) {
            return new Answer(500, e.getMessage());
        }
    }

    static Answer register(MongoCollection<Document> users, String email) {
        try {
            users.insertOne(new Document("email", email));
            return new Answer(201, "welcome");
        } catch (RuntimeException e) {
            return new Answer(500, e.getMessage());
        }
    }
    // endregion every-exception-is-500

    @Test
    void theAnswersAreWrongAndTellOfTheInside() {
        try (var server = TestDatabase.inMemory()) {
            var movies = server.documents().getCollection("movies");
            var users = server.documents().getCollection("users");
            users.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
            // region what-is-answered
            assertThat(film(movies, "nonsense").status()).isEqualTo(500); // the client's mistake, not ours
            assertThat(film(movies, new ObjectId().toHexString())).isEqualTo(new Answer(200, null)); // there is none
            register(users, "ada@example.com");
            var second = register(users, "ada@example.com");
            assertThat(second.status()).isEqualTo(500); // taken: a conflict
            assertThat(second.body().toString())
                    .contains("127.0.0.1:" + server.port()) // our host and port, for everybody
                    .contains("E11000", "sample_mflix.users", "ada@example.com");
            // endregion what-is-answered
        }
    }
}
