package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import mflix.comments.CommentWriting;
import mflix.comments.Comments;
import mflix.comments.CommentsOfAccount;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comment that is written while its account is deleted. */
@Tag("F-383")
class LeavingAccountTest {
    private static final ObjectId FILM = new ObjectId("573a1390f29313caabcd42e8");
    private static final String EMAIL = "ada@example.com";

    private People people;
    private CommentWriting writing;
    private CommentsOfAccount own;
    private Accounts accounts;
    private Caller ada;
    private Runnable beforeComments = () -> {};
    private Runnable afterComments = () -> {};

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
        var documents = people.database().documents();
        documents.getCollection("movies").insertOne(new Document("_id", FILM));
        var config = People.config(Map.of("mflix.secret.key", People.KEY, "mflix.password.cost", "4"));
        var settings = MongoSettings.from(config);
        var comments = new Comments(documents, settings, people.clock);
        var collection = new AccountCollection(documents, settings);
        writing = new CommentWriting(comments, collection);
        own = new CommentsOfAccount(comments);
        var guard = new PasswordCheck(new Passwords(config), new LoginThrottle(documents, settings, people.clock));
        accounts = new Accounts(
                collection, guard, new SessionTokens(people.sessions, people.tokens), new Accounts.OwnContent() {
                    @Override
                    public long remove(String email) {
                        return between(() -> own.remove(email));
                    }

                    @Override
                    public void rename(String email, String name) {
                        own.rename(email, name);
                    }

                    @Override
                    public long anonymise(String email) {
                        return between(() -> own.anonymise(email));
                    }
                });
        ada = people.caller(people.register(EMAIL));
        write();
    }

    private long between(LongSupplier step) {
        beforeComments.run();
        var count = step.getAsLong();
        afterComments.run();
        return count;
    }

    @AfterEach
    void close() {
        people.close();
    }

    private ObjectId write() {
        return writing.write(ada, FILM, "A film.");
    }

    private void writeInVain() {
        var refusal = catchThrowableOfType(Problem.class, this::write);
        assertThat(refusal.kind()).isEqualTo(ProblemKind.CONFLICT);
    }

    private void delete(boolean withComments) {
        accounts.delete(ada, People.PASSWORD, withComments, People.VISIT);
    }

    private List<Document> named() {
        return people.rows("comments").stream()
                .filter(row -> row.containsKey("email") || "Ada Example".equals(row.get("name")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noCommentKeepsTheNameWheneverItIsWritten(boolean withComments) {
        beforeComments = this::writeInVain;
        afterComments = this::writeInVain;
        delete(withComments);
        writeInVain();
        assertThat(named()).isEmpty();
        assertThat(people.rows("comments")).hasSize(withComments ? 0 : 1);
        assertThat(people.rows("users")).isEmpty();
    }

    @Test
    void whatWasWrittenBeforeTheMarkIsFound() {
        write();
        delete(false);
        assertThat(named()).isEmpty();
        assertThat(people.rows("comments")).hasSize(2);
    }

    @Test
    void aDeletionThatWasInterruptedCanBeAskedForAgain() {
        afterComments = () -> {
            throw new IllegalStateException("interrupted");
        };
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> delete(false)))
                .isNotNull();
        writeInVain();
        afterComments = () -> {};
        delete(false);
        assertThat(people.rows("users")).isEmpty();
    }

    @Test
    void whoLogsInAfterAnInterruptedDeletionStays() {
        afterComments = () -> {
            throw new IllegalStateException("interrupted");
        };
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> delete(false)))
                .isNotNull();
        people.logIn(EMAIL, People.PASSWORD);
        write();
        assertThat(named()).hasSize(1);
    }

    @Test
    void aLogInDuringTheDeletionEndsItSoThatNothingIsLeftBehind() {
        afterComments = () -> {
            people.logIn(EMAIL, People.PASSWORD);
            write();
        };
        var refusal = catchThrowableOfType(Problem.class, () -> delete(false));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.CONFLICT);
        assertThat(people.rows("users")).hasSize(1);
        assertThat(named()).hasSize(1);
    }

    @Test
    void theWrongPasswordMarksNothing() {
        var refusal =
                catchThrowableOfType(Problem.class, () -> accounts.delete(ada, "another one", false, People.VISIT));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.WRONG_PASSWORD);
        write();
        assertThat(people.user(EMAIL)).doesNotContainKey("leaving");
    }
}
