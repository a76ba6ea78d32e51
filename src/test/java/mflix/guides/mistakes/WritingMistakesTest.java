package mflix.guides.mistakes;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Read, decide, write: between the first and the last anything can happen. */
@Tag("F-372")
class WritingMistakesTest {
    private final WatchedClient client = new WatchedClient();
    private final ObjectId id = new ObjectId();
    private MongoCollection<Document> comments;
    private MongoCollection<Document> films;
    private MongoCollection<Document> users;

    // region read-check-write
    static boolean change(
            MongoCollection<Document> comments, ObjectId id, String email, String text, Runnable meanwhile) {
        var comment = comments.find(eq("_id", id)).first();
        if (comment == null || !email.equals(comment.getString("email"))) {
            return false;
        }
        meanwhile.run(); // whatever other requests do at this moment
        comments.replaceOne(eq("_id", id), comment.append("text", text));
        return true;
    }
    // endregion read-check-write

    // region look-then-insert
    static void register(MongoCollection<Document> users, String email, Runnable meanwhile) {
        if (users.countDocuments(eq("email", email)) == 0) {
            meanwhile.run();
            users.insertOne(new Document("email", email));
        }
    }
    // endregion look-then-insert

    @BeforeEach
    void open() {
        comments = client.documents().getCollection("comments");
        films = client.documents().getCollection("movies");
        users = client.documents().getCollection("users");
    }

    @AfterEach
    void close() {
        client.close();
    }

    private void write() {
        comments.insertOne(
                new Document("_id", id).append("email", "ada@example.com").append("text", "first"));
    }

    @Test
    void changeTakesTwoCommandsAndUndoesWhatAnotherRequestDid() {
        write();
        var cost = client.costOf(() -> change(comments, id, "ada@example.com", "second", () -> {}));
        assertThat(cost.commands()).isEqualTo(2);
        // the account is closed, and its comments are made anonymous: then its address is back
        change(
                comments,
                id,
                "ada@example.com",
                "third",
                () -> comments.updateOne(eq("_id", id), set("email", "nobody@invalid")));
        assertThat(comments.find(eq("_id", id)).first()).containsEntry("email", "ada@example.com");
    }

    @Test
    void changeOfACommentThatIsGoneIsReportedAsDone() {
        write();
        var isDone = change(comments, id, "ada@example.com", "second", () -> comments.deleteOne(eq("_id", id)));
        assertThat(isDone).isTrue();
        assertThat(comments.countDocuments()).isZero();
    }

    @Test
    void conditionInTheFilterTakesOneCommandAndChangesNothingThen() {
        write();
        comments.updateOne(eq("_id", id), set("email", "nobody@invalid"));
        var own = and(eq("_id", id), eq("email", "ada@example.com"));
        var cost = client.costOf(() -> assertThat(comments.findOneAndUpdate(own, set("text", "second")))
                .isNull());
        assertThat(cost.commands()).isEqualTo(1);
        assertThat(comments.find().first()).containsEntry("text", "first");
    }

    @Test
    void secondOfTwoEditorsUndoesTheFirst() {
        films.insertOne(new Document("_id", id).append("title", "Old").append("year", 1900));
        var first = films.find().first();
        var second = films.find().first();
        films.replaceOne(eq("_id", id), first.append("title", "New"));
        films.replaceOne(eq("_id", id), second.append("year", 1901));
        assertThat(films.find().first()).containsEntry("title", "Old").containsEntry("year", 1901);
    }

    @Test
    void twoRegistrationsAtOnceAreTwoAccountsOfOneAddress() {
        register(users, "ada@example.com", () -> register(users, "ada@example.com", () -> {}));
        assertThat(users.countDocuments()).isEqualTo(2);
    }

    @Test
    void uniqueIndexRefusesTheSecondOne() {
        users.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        var refusal = catchThrowable(
                () -> register(users, "ada@example.com", () -> register(users, "ada@example.com", () -> {})));
        assertThat(refusal).isInstanceOf(MongoWriteException.class);
        assertThat(users.countDocuments()).isEqualTo(1);
    }
}
