package mflix.guides.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import mflix.testing.FakeReplicaSet;
import mflix.testing.FakeReplicaSet.Fault;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What it costs to repeat a write until no exception comes. */
@Tag("F-355")
class RetryLoopTest {

    // region retry-loop
    static void insertUntilItWorks(MongoCollection<Document> comments, String text) {
        while (true) {
            try {
                comments.insertOne(new Document("text", text));
                return;
            } catch (MongoException e) {
                // try again
            }
        }
    }
    // endregion retry-loop

    @Test
    void aWriteThatWasDoneButNotConfirmedIsThereTwice() {
        try (var set = new FakeReplicaSet()) {
            var comments = set.database().documents().getCollection("comments");
            // region stored-twice
            set.fail("insert", 1, Fault.UNCONFIRMED); // written; the majority did not say so in time
            insertUntilItWorks(comments, "Seen twice now.");
            assertThat(comments.countDocuments()).isEqualTo(2);
            // endregion stored-twice
        }
    }
}
