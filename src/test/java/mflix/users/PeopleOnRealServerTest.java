package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What accounts and sessions rest on, on a real server: its unique index, its rows, its regular expressions. */
@Tag("real")
class PeopleOnRealServerTest {
    private People people;

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.onRealServer());
    }

    @AfterEach
    void close() {
        if (people != null) {
            people.close();
        }
    }

    private ProblemKind outcome(String email) {
        var refusal = catchThrowableOfType(Problem.class, () -> people.register(email));
        return refusal == null ? null : refusal.kind();
    }

    private void isRefused(LoginReply loggedIn) {
        assertThat(catchThrowableOfType(Problem.class, () -> people.caller(loggedIn))
                        .kind())
                .isEqualTo(ProblemKind.UNAUTHORIZED);
    }

    @Test
    @Tag("F-32")
    @Tag("user_management")
    void twentyRegistrationsAtOnceMakeOneUser() throws Exception {
        var spellings = List.of("jose\u0301@example.com", "JOS\u00c9@example.com", "jos\u00e9@example.com");
        var tasks = new ArrayList<Callable<ProblemKind>>();
        for (int i = 0; i < 20; i++) {
            var spelling = spellings.get(i % spellings.size());
            tasks.add(() -> outcome(spelling));
        }
        var outcomes = new ArrayList<ProblemKind>();
        var executor = Executors.newFixedThreadPool(20);
        try {
            for (var task : executor.invokeAll(tasks)) {
                outcomes.add(task.get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(Collections.frequency(outcomes, null)).isEqualTo(1);
        assertThat(outcomes).containsOnly(null, ProblemKind.ALREADY_EXISTS);
        assertThat(people.rows("users")).hasSize(1);
    }

    @Test
    @Tag("F-38")
    @Tag("user_management")
    void tokenEndsWithItsRowAndTheRoleWithTheAccountsFlag() {
        var ada = people.register("ada@example.com");
        var users = people.database().documents().getCollection("users");
        var mine = new Document("email", "ada@example.com");
        assertThat(people.caller(ada).isAdmin()).isFalse();
        users.updateOne(mine, new Document("$set", new Document("isAdmin", true)));
        assertThat(people.caller(ada).isAdmin()).isTrue();
        users.updateOne(mine, new Document("$set", new Document("isAdmin", false)));
        assertThat(people.caller(ada).isAdmin()).isFalse();
        people.database().documents().getCollection("sessions").deleteMany(new Document());
        isRefused(ada);
    }

    @Test
    @Tag("F-22")
    void searchForUsersIsLiteral() {
        people.register("ada@example.com");
        var users = people.database().documents().getCollection("users");
        users.insertOne(new Document("email", "x@example.com").append("name", "Odd \\Q.*\\E (a+)+$ [ name"));
        for (var text : List.of(".*", "(a+)+$", "[", "\\Q", "\\E", "\\Q.*\\E")) {
            var found = people.directory.page(Map.of("text", List.of(text))).getArray("users");
            assertThat(found).as(text).hasSize(1);
            assertThat(found.get(0).asDocument().getString("email").getValue()).isEqualTo("x@example.com");
        }
    }
}
