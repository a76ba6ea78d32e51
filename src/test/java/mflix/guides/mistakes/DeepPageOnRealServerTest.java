package mflix.guides.mistakes;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import mflix.mongo.DatabaseIndexes;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a deep page costs the server, by its own count of index keys. */
@Tag("real")
@Tag("F-370")
class DeepPageOnRealServerTest {
    private static final int COMMENTS = 2000;
    private static final int SKIPPED = 1000;
    private static final int PAGE = 20;

    private final ObjectId film = new ObjectId();
    private TestDatabase database;
    private MongoCollection<Document> comments;

    @BeforeEach
    void fill() {
        database = TestDatabase.onRealServer();
        DatabaseIndexes.make(database.documents());
        comments = database.documents().getCollection("comments");
        comments.insertMany(IntStream.range(0, COMMENTS)
                .mapToObj(n -> new Document("movie_id", film).append("date", Date.from(Instant.ofEpochMilli(n))))
                .toList());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void skipExaminesTheKeysOfAllPagesBeforeAndAKeyThoseOfThePage() {
        var bySkip = comments.find(eq("movie_id", film)).skip(SKIPPED);
        var byKey = comments.find(
                and(eq("movie_id", film), lt("date", Date.from(Instant.ofEpochMilli(COMMENTS - SKIPPED)))));
        assertThat(keysExamined(bySkip)).isGreaterThanOrEqualTo(SKIPPED + PAGE);
        assertThat(keysExamined(byKey)).isLessThanOrEqualTo(PAGE + 1);
    }

    private static int keysExamined(FindIterable<Document> query) {
        var explained = query.sort(descending("date", "_id"))
                .limit(PAGE)
                .explain(Document.class, ExplainVerbosity.EXECUTION_STATS);
        return explained
                .getEmbedded(List.of("executionStats", "totalKeysExamined"), Number.class)
                .intValue();
    }
}
