package mflix.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mflix.audit.AuditLog;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.MovableClock;
import mflix.testing.TestDatabase;
import mflix.users.Caller;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Comments of others: removed by administrators, shown without addresses, left by members who go. */
class ModerationTest {
    private static final Caller ADA = new Caller("ada@example.com", "Ada", false, new ObjectId());
    private static final Caller ADMIN = new Caller("admin@example.com", "Admin", true, new ObjectId());
    private static final ObjectId FILM = new ObjectId("573a1390f29313caabcd42e8");

    private final TestDatabase database = TestDatabase.inMemory();
    private Comments comments;
    private CommentModeration moderation;
    private ObjectId first;

    @BeforeEach
    void fill() {
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var clock = new MovableClock(Instant.parse("2026-01-05T10:00:00Z"));
        database.documents().getCollection("movies").insertOne(new Document("_id", FILM));
        comments = new Comments(database.documents(), settings, clock);
        moderation = new CommentModeration(comments, new AuditLog(database.documents(), settings, clock));
        first = comments.write(ADA, FILM, "Rude words.");
        comments.write(ADMIN, FILM, "Kind words.");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<BsonDocument> rows(String collection) {
        return database.documents()
                .getCollection(collection, BsonDocument.class)
                .find()
                .into(new ArrayList<>());
    }

    @Test
    @Tag("F-274")
    void whatIsRemovedIsInTheListWithTheReason() {
        var rest = moderation.remove(ADMIN, first, "Insults").getArray("comments");
        assertThat(rest).hasSize(1);
        assertThat(rows("comments")).hasSize(1);
        assertThat(rows("mflix_audit")).hasSize(1);
        var entry = rows("mflix_audit").get(0);
        assertThat(entry.getString("by").getValue()).isEqualTo("admin@example.com");
        assertThat(entry.getString("act").getValue()).isEqualTo("comment_removed");
        assertThat(entry.getString("reason").getValue()).isEqualTo("Insults");
        assertThat(entry.getDateTime("at").getValue())
                .isEqualTo(Instant.parse("2026-01-05T10:00:00Z").toEpochMilli());
        assertThat(entry.getDocument("about").keySet()).containsExactly("comment", "movie_id", "name", "email", "text");
    }

    @Test
    @Tag("F-274")
    void whatIsNotThereIsNotFoundAndNotInTheList() {
        moderation.remove(ADMIN, first, "Insults");
        for (var id : List.of(first, new ObjectId())) {
            var refusal = catchThrowableOfType(Problem.class, () -> moderation.remove(ADMIN, id, "Again"));
            assertThat(refusal.kind()).isEqualTo(ProblemKind.NOT_FOUND);
        }
        assertThat(rows("mflix_audit")).hasSize(1);
    }

    @Test
    @Tag("F-384")
    void aRemovalThatFailedIsNotInTheListAsDone() {
        var broken =
                new Comments(
                        database.documents(),
                        MongoSettings.from(new SettingsReader(key -> Optional.empty())),
                        new MovableClock(Instant.EPOCH)) {
                    @Override
                    boolean remove(ObjectId id) {
                        throw new MongoTimeoutException("away");
                    }
                };
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        var audit = new AuditLog(database.documents(), settings, new MovableClock(Instant.EPOCH));
        assertThatThrownBy(() -> new CommentModeration(broken, audit).remove(ADMIN, first, "Insults"))
                .isInstanceOf(MongoTimeoutException.class);
        assertThat(rows("comments")).hasSize(2);
        assertThat(rows("mflix_audit")).singleElement().satisfies(row -> assertThat(
                        row.getBoolean("unconfirmed").getValue())
                .isTrue());
    }

    @Test
    @Tag("F-276")
    void addressesAreMaskedButForOnesOwnAndForAdministrators() {
        var all = comments.newestOf(FILM);
        assertThat(emails(CommentViewer.ANYONE)).containsExactlyInAnyOrder("a***@***", "a***@***");
        assertThat(emails(CommentViewer.of(ADA))).containsExactlyInAnyOrder("ada@example.com", "a***@***");
        assertThat(emails(CommentViewer.of(ADMIN))).containsExactlyInAnyOrder("ada@example.com", "admin@example.com");
        assertThat(CommentViewer.of(null)).isEqualTo(CommentViewer.ANYONE);
        assertThat(comments.newestOf(FILM)).isEqualTo(all);
        var odd = List.of(
                BsonDocument.parse("{_id: 1, email: ''}"),
                BsonDocument.parse("{_id: 2, email: 7}"),
                BsonDocument.parse("{_id: 3}"),
                BsonDocument.parse("{_id: 4, email: '\uD83D\uDE00x@example.com'}"));
        assertThat(CommentViewer.ANYONE.shown(odd).toString())
                .contains("{\"_id\": 1, \"email\": \"***\"}", "{\"_id\": 2, \"email\": \"***\"}", "{\"_id\": 3}");
        assertThat(CommentViewer.ANYONE
                        .shown(odd)
                        .get(3)
                        .asDocument()
                        .getString("email")
                        .getValue())
                .isEqualTo("\uD83D\uDE00***@***");
    }

    private List<String> emails(CommentViewer viewer) {
        return viewer.shown(comments.newestOf(FILM)).stream()
                .map(comment -> comment.asDocument().getString("email").getValue())
                .toList();
    }

    @Test
    @Tag("F-279")
    void commentsOfWhoGoesStayWithoutASignOfThemOrAreRemoved() {
        var own = new CommentsOfAccount(comments);
        assertThat(own.anonymise("ada@example.com")).isEqualTo(1);
        var left = rows("comments").stream()
                .filter(row -> row.get("_id").asObjectId().getValue().equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(left.toJson()).doesNotContain("ada@", "Ada").contains("Rude words.", "Former member");
        assertThat(own.remove("ada@example.com")).isZero();
        assertThat(own.remove("admin@example.com")).isEqualTo(1);
        assertThat(rows("comments")).hasSize(1);
    }
}
