package mflix.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mflix.audit.AuditLog;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.FakeMongos;
import mflix.testing.TestDatabase;
import mflix.users.Caller;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Comments that are sharded by their film: every change names it, so that no router refuses one. */
@Tag("F-446")
class CommentsOnShardedClusterTest {
    private static final Caller ADA = new Caller("ada@example.com", "Ada", false, new ObjectId());
    private static final Caller BEN = new Caller("ben@example.com", "Ben", true, new ObjectId());
    private static final ObjectId FILM = new ObjectId("573a1390f29313caabcd42e8");

    private final FakeMongos router = FakeMongos.asAdvised();
    private TestDatabase database;
    private Comments comments;
    private CommentModeration moderation;

    @BeforeEach
    void open() {
        database = TestDatabase.behind(router);
        assertThat(DatabaseIndexes.make(database.documents())).isEmpty();
        database.documents().getCollection("movies").insertOne(new Document("_id", FILM));
        var settings = MongoSettings.from(new SettingsReader(key -> Optional.empty()));
        comments = new Comments(database.documents(), settings, Clock.systemUTC());
        moderation = new CommentModeration(comments, new AuditLog(database.documents(), settings, Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        assertThat(router.refused()).isEmpty();
        database.close();
    }

    private static CommentKey key(ObjectId id) {
        return CommentKey.of(id.toHexString());
    }

    private static ProblemKind refused(ThrowingCallable action) {
        return catchThrowableOfType(Problem.class, action).kind();
    }

    @Test
    void writersChangeAndRemoveTheirOwn() {
        var id = comments.write(ADA, FILM, "First.");
        assertThat(comments.change(ADA, key(id), "Second.")).isEqualTo(FILM);
        assertThat(comments.newestOf(FILM).get(0).getString("text").getValue()).isEqualTo("Second.");
        var named = CommentKey.of(id.toHexString(), FILM.toHexString());
        assertThat(comments.change(ADA, named, "Third.")).isEqualTo(FILM);
        assertThat(comments.remove(ADA, key(id))).isEqualTo(FILM);
        assertThat(comments.newestOf(FILM)).isEmpty();
    }

    @Test
    void othersAndUnknownOnesAreRefusedAndNothingChanges() {
        var id = comments.write(ADA, FILM, "Mine.");
        assertThat(refused(() -> comments.change(BEN, key(id), "Yours."))).isEqualTo(ProblemKind.NOT_OWNER);
        assertThat(refused(() -> comments.remove(BEN, key(id)))).isEqualTo(ProblemKind.NOT_OWNER);
        assertThat(refused(() -> comments.remove(ADA, key(new ObjectId())))).isEqualTo(ProblemKind.NOT_FOUND);
        var elsewhere = CommentKey.of(id.toHexString(), new ObjectId().toHexString());
        assertThat(refused(() -> comments.remove(ADA, elsewhere))).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(comments.newestOf(FILM))
                .extracting(comment -> comment.getString("text").getValue())
                .isEqualTo(List.of("Mine."));
    }

    @Test
    void administratorsRemoveAnybodysAndAnAccountsOwnGoWithIt() {
        var id = comments.write(ADA, FILM, "Removed.");
        assertThat(moderation.remove(BEN, id, "Test").getArray("comments")).isEmpty();
        comments.write(ADA, FILM, "One.");
        comments.write(ADA, FILM, "Two.");
        assertThat(comments.anonymiseAllBy(ADA.email())).isEqualTo(2);
        comments.write(ADA, FILM, "Three.");
        assertThat(comments.removeAllBy(ADA.email())).isEqualTo(1);
        assertThat(comments.removeAllOf(FILM)).isEqualTo(2);
    }
}
