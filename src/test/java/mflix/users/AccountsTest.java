package mflix.users;

import static mflix.users.People.PASSWORD;
import static mflix.users.People.VISIT;
import static mflix.users.People.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mflix.mongo.settings.DemoMode;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.TestDatabase;
import mflix.users.admin.MakeAdminResource;
import mflix.users.limits.ClientInfoReader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private People people;

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
    }

    @AfterEach
    void close() {
        people.close();
    }

    private static Problem refusal(ThrowingCallable action) {
        return catchThrowableOfType(Problem.class, action);
    }

    @Test
    @Tag("user_management")
    void registrationStoresAHashAndLogsIn() {
        var loggedIn = people.register(" Ada@Example.COM ");
        assertThat(loggedIn.info().toDocument().toJson())
                .isEqualTo("{\"name\": \"Ada Example\", \"email\": \"ada@example.com\", \"preferences\": {},"
                        + " \"isAdmin\": false}");
        assertThat(people.user("ada@example.com").getString("password")).startsWith("$2b$04$");
        assertThat(people.user("ada@example.com").keySet()).containsExactly("_id", "name", "email", "password");
        assertThat(people.caller(loggedIn).email()).isEqualTo("ada@example.com");
        assertThat(loggedIn.toString()).doesNotContain(loggedIn.token());
    }

    @Test
    @Tag("F-479")
    void anotherNameHoldsForTheAccountItsTokensAndWhatItWrote() {
        var ada = people.register("ada@example.com");
        people.register("ben@example.com");
        var renamed = people.accounts.rename(people.caller(ada), "Ada Byron");
        assertThat(renamed.name()).isEqualTo("Ada Byron");
        assertThat(people.caller(ada).name()).isEqualTo("Ada Byron");
        assertThat(people.content).containsExactly("renamed ada@example.com to Ada Byron");
        assertThat(people.user("ben@example.com").getString("name")).isEqualTo("Ada Example");
    }

    @Test
    @Tag("F-479")
    void anAccountThatIsGoneTakesNoOtherName() {
        var caller = people.caller(people.register("ada@example.com"));
        people.database().documents().getCollection("users").deleteMany(new Document());
        assertThat(refusal(() -> people.accounts.rename(caller, "Ada Byron")).kind())
                .isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(people.content).isEmpty();
    }

    @Test
    @Tag("user_management")
    void takenEmailIsRefusedInAnyCase() {
        people.register("ada@example.com");
        var refusal = refusal(() -> people.register("ADA@example.com"));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.ALREADY_EXISTS);
        assertThat(refusal.members())
                .containsEntry("error", Map.of("email", "A user with this e-mail address already exists."));
        assertThat(people.rows("users")).hasSize(1);
    }

    @Test
    @Tag("F-32")
    @Tag("user_management")
    void twentyRegistrationsAtOnceMakeOneUser() throws Exception {
        var spellings = List.of("jose\u0301@example.com", "JOS\u00c9@example.com", "jos\u00e9@example.com");
        var outcomes = Collections.synchronizedList(new ArrayList<ProblemKind>());
        var executor = Executors.newFixedThreadPool(20);
        try {
            executor.invokeAll(Collections.nCopies(20, (Callable<Void>) () -> {
                var spelling = spellings.get((int) (Thread.currentThread().getId() % spellings.size()));
                var refusal = refusal(() -> people.register(spelling));
                outcomes.add(refusal == null ? null : refusal.kind());
                return null;
            }));
        } finally {
            executor.shutdownNow();
        }
        assertThat(outcomes)
                .hasSize(20)
                .containsOnlyOnce((ProblemKind) null)
                .containsOnly(null, ProblemKind.ALREADY_EXISTS);
        assertThat(people.rows("users")).hasSize(1);
    }

    @Test
    @Tag("user_management")
    void unknownEmailAndWrongPasswordGetOneAnswer() {
        people.register("ada@example.com");
        people.database()
                .documents()
                .getCollection("users")
                .insertOne(new Document("email", "old@example.com").append("password", "in clear text"));
        var wrong = refusal(() -> people.logIn("ada@example.com", "open sesam"));
        var unknown = refusal(() -> people.logIn("nobody@example.com", PASSWORD));
        var noHash = refusal(() -> people.logIn("old@example.com", "in clear text"));
        var tooLong = refusal(() -> people.logIn("ada@example.com", PASSWORD + "x".repeat(70)));
        for (var refusal : List.of(wrong, unknown, noHash, tooLong)) {
            assertThat(refusal.kind()).isEqualTo(ProblemKind.UNAUTHORIZED);
            assertThat(refusal).hasMessage("The e-mail address or the password is wrong.");
            assertThat(refusal.members()).isEmpty();
        }
        assertThat(people.rows("sessions")).hasSize(1);
    }

    @Test
    @Tag("user_management")
    void olderAccountWithCapitalsLogsInAsTyped() {
        people.register("ned@example.com");
        var users = people.database().documents().getCollection("users");
        users.updateOne(
                new Document("email", "ned@example.com"),
                new Document("$set", new Document("email", "Ned@Example.com")));
        assertThat(people.logIn("Ned@Example.com", PASSWORD).info().email()).isEqualTo("Ned@Example.com");
        assertThat(refusal(() -> people.logIn("ned@example.com", PASSWORD)).kind())
                .isEqualTo(ProblemKind.UNAUTHORIZED);
    }

    @ParameterizedTest
    @Tag("F-158")
    @Tag("user_management")
    @ValueSource(
            strings = {
                "{email: ['one@example.com', 'two@example.com']}",
                "{email: ['one@example.com', null, 7, {a: 'three@example.com'}]}",
                "{email: ['ADA@example.com ']}",
                "{email: [['ada@example.com']]}",
                "{email: []}",
                "{email: {text: 'ada@example.com'}}",
                "{email: 7}",
                "{email: null}",
                "{email: /ada@example.com/}",
                "{email: BinData(0, 'YWRh')}",
                "{name: 'without one'}"
            })
    void accountsWhoseEmailIsNoTextKeepNobodyFromRegistering(String row) {
        var users = people.database().documents().getCollection("users");
        users.insertOne(Document.parse(row));
        assertThat(people.register("ada@example.com").info().email()).isEqualTo("ada@example.com");
        assertThat(people.logIn("Ada@example.com", PASSWORD).token()).isNotEmpty();
        assertThat(refusal(() -> people.register("ADA@example.com")).kind()).isEqualTo(ProblemKind.ALREADY_EXISTS);
        assertThat(people.directory.page(Map.of()).getArray("users")).hasSize(2);
        assertThat(people.directory.page(Map.of("text", List.of("ada@"))).getArray("users"))
                .isNotEmpty();
        assertThat(people.directory.setAdmin("ada@example.com", true).isAdmin()).isTrue();
    }

    @Test
    @Tag("F-40")
    void tenthWrongPasswordClosesTheDoorForThatEmailAlone() {
        people.register("ada@example.com");
        people.register("ben@example.com");
        for (int i = 0; i < 9; i++) {
            assertThat(refusal(() -> people.logIn("ada@example.com", "wrong")).kind())
                    .isEqualTo(ProblemKind.UNAUTHORIZED);
        }
        var tenth = refusal(() -> people.logIn("ada@example.com", "wrong"));
        assertThat(tenth.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
        assertThat(tenth.members()).containsEntry("retry_after", 30L);
        assertThat(refusal(() -> people.logIn("ADA@example.com", PASSWORD)).kind())
                .isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
        assertThat(people.logIn("ben@example.com", PASSWORD).token()).isNotEmpty();
        people.clock.move(Duration.ofSeconds(30));
        assertThat(people.logIn("ada@example.com", PASSWORD).token()).isNotEmpty();
    }

    @Test
    @Tag("F-38")
    @Tag("user_management")
    void passwordChangeEndsEveryOtherSessionAndEarlierTokens() {
        var first = people.register("ada@example.com");
        var second = people.logIn("ada@example.com", PASSWORD);
        var change = new PasswordChange(PASSWORD, "a new password");
        var renewed = people.accounts.changePassword(people.caller(second), change, VISIT);
        assertThat(people.caller(renewed).email()).isEqualTo("ada@example.com");
        assertThat(refusal(() -> people.caller(first)).kind()).isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(refusal(() -> people.caller(second)).kind()).isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(refusal(() -> people.logIn("ada@example.com", PASSWORD)).kind())
                .isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(people.logIn("ada@example.com", "a new password").token()).isNotEmpty();
    }

    @Test
    @Tag("F-38")
    @Tag("user_management")
    void loginThatAPasswordChangeOvertookIsTakenBackAndNoOtherSessionEnds() {
        var first = people.register("ada@example.com");
        var users = people.database().documents().getCollection("users");
        var hash = new Document("password", people.user("ada@example.com").getString("password"));
        people.beforeNextSession(
                () -> users.updateOne(hash, new Document("$set", new Document("password", "changed meanwhile"))));
        assertThat(refusal(() -> people.logIn("ada@example.com", PASSWORD)).kind())
                .isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(people.rows("sessions")).hasSize(1);
        assertThat(people.caller(first).email()).isEqualTo("ada@example.com");
    }

    @Test
    void outsideDemoModeNobodyMakesAdministratorsOverHttp() {
        var resource = new MakeAdminResource(
                people.accounts, new ClientInfoReader(People.config(Map.of())), new DemoMode(false), null, null);
        var refusal = refusal(resource::inDemoMode);
        assertThat(refusal.kind()).isEqualTo(ProblemKind.NOT_FOUND);
        assertThat(refusal).hasMessage("There is nothing at this address.");
    }

    @Test
    @Tag("user_management")
    void wrongCurrentPasswordChangesNothing() {
        var loggedIn = people.register("ada@example.com");
        var before = people.user("ada@example.com");
        var change = new PasswordChange("wrong", "a new password");
        var refusal = refusal(() -> people.accounts.changePassword(people.caller(loggedIn), change, VISIT));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.WRONG_PASSWORD);
        assertThat(people.user("ada@example.com")).isEqualTo(before);
    }

    @Test
    @Tag("user_management")
    void deletionNeedsThePasswordAndEndsAllSessions() {
        var loggedIn = people.register("ada@example.com");
        var refusal = refusal(() -> people.accounts.delete(people.caller(loggedIn), "wrong", true, VISIT));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.WRONG_PASSWORD);
        assertThat(refusal.members()).containsEntry("error", Map.of("password", "The password is wrong."));
        assertThat(people.rows("users")).hasSize(1);
        assertThat(people.content).isEmpty();
        people.accounts.delete(people.caller(loggedIn), PASSWORD, true, VISIT);
        assertThat(people.rows("users")).isEmpty();
        assertThat(people.rows("sessions")).isEmpty();
        assertThat(people.content).containsExactly("removed ada@example.com");
    }

    @Test
    @Tag("F-279")
    void deletionTakesTheNameOffTheCommentsUnlessTheyAreToGo() {
        people.accounts.delete(people.caller(people.register("ada@example.com")), PASSWORD, false, VISIT);
        assertThat(people.content).containsExactly("anonymised ada@example.com");
        assertThat(new PasswordProof(PASSWORD, null).removesComments()).isFalse();
        assertThat(new PasswordProof(PASSWORD, "anonymise").removesComments()).isFalse();
        assertThat(new PasswordProof(PASSWORD, "remove").removesComments()).isTrue();
        for (var other : List.of("", "keep", "Remove")) {
            assertThat(refusal(() -> new PasswordProof(PASSWORD, other).removesComments())
                            .kind())
                    .isEqualTo(ProblemKind.VALIDATION_FAILED);
        }
    }

    @Test
    @Tag("user_preferences")
    void preferencesAreReplacedWholeInTheOrderSent() {
        var loggedIn = people.register("ada@example.com");
        var sent = Preferences.of(body("preferences", ordered("z", 1L, "a", "42", "m", List.of(true, 1.5))));
        people.accounts.replacePreferences(people.caller(loggedIn), sent);
        assertThat(people.logIn("ada@example.com", PASSWORD)
                        .info()
                        .preferences()
                        .toJson())
                .isEqualTo("{\"z\": 1, \"a\": \"42\", \"m\": [true, 1.5]}");
        var second = new BsonDocument("only", new BsonInt32(1));
        assertThat(people.accounts
                        .replacePreferences(people.caller(loggedIn), second)
                        .preferences())
                .isEqualTo(second);
        var none = Preferences.of(body("preferences", null));
        assertThat(people.accounts
                        .replacePreferences(people.caller(loggedIn), none)
                        .preferences())
                .isEmpty();
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
