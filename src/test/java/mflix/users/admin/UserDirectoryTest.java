package mflix.users.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.TestDatabase;
import mflix.users.People;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UserDirectoryTest {
    private People people;

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
    }

    @AfterEach
    void close() {
        people.close();
    }

    private List<String> emails(String text) {
        var page = people.directory.page(Map.of("text", List.of(text)));
        return page.getArray("users").stream()
                .map(user -> user.asDocument().getString("email").getValue())
                .toList();
    }

    @Test
    void listIsOrderedByEmailAndHoldsNoHash() {
        people.register("ben@example.com");
        people.register("ada@example.com");
        var page = people.directory.page(Map.of("entries_per_page", List.of("1")));
        assertThat(page.getArray("users")).hasSize(1);
        BsonDocument user = page.getArray("users").get(0).asDocument();
        assertThat(user.keySet()).containsExactly("_id", "name", "email", "isAdmin");
        assertThat(user.getString("email").getValue()).isEqualTo("ada@example.com");
        assertThat(page.getInt64("total_results").getValue()).isEqualTo(2);
        assertThat(page.getDocument("filters")).isEmpty();
    }

    @Test
    @Tag("F-22")
    void textIsALiteralPartOfNameOrEmail() {
        people.register("ada@example.com");
        people.database()
                .documents()
                .getCollection("users")
                .insertOne(new Document("email", "x@example.com").append("name", "Odd \\Q.*\\E (a+)+$ [ name"));
        assertThat(emails("ADA")).containsExactly("ada@example.com");
        for (var text : List.of(".*", "(a+)+$", "[", "\\Q", "\\E", "\\Q.*\\E")) {
            assertThat(emails(text)).as(text).containsExactly("x@example.com");
        }
        assertThat(emails("a".repeat(200))).isEmpty();
        assertThat(catchThrowableOfType(Problem.class, () -> emails("a".repeat(201)))
                        .kind())
                .isEqualTo(ProblemKind.INVALID_PARAMETER);
    }

    @Test
    @Tag("F-473")
    void listHoldsOnlyThoseWithOrWithoutTheRight() {
        var caller = people.caller(people.register("ada@example.com"));
        people.register("ben@example.com");
        people.register("eve@example.com");
        people.directory.setAdmin(caller, "ben@example.com", true);
        assertThat(having("true", "")).containsExactly("ben@example.com");
        assertThat(having("false", "")).containsExactly("ada@example.com", "eve@example.com");
        assertThat(having("false", "eve")).containsExactly("eve@example.com");
        assertThat(having("true", "eve")).isEmpty();
        for (var odd : List.of("", "yes", "TRUE", "1")) {
            assertThat(catchThrowableOfType(Problem.class, () -> having(odd, ""))
                            .kind())
                    .as(odd)
                    .isEqualTo(ProblemKind.INVALID_PARAMETER);
        }
    }

    private List<String> having(String right, String text) {
        var asked = text.isEmpty()
                ? Map.of("admin", List.of(right))
                : Map.of("admin", List.of(right), "text", List.of(text));
        return people.directory.page(asked).getArray("users").stream()
                .map(user -> user.asDocument().getString("email").getValue())
                .toList();
    }

    @Test
    void rightIsGivenAndTakenButNeverOnesOwn() {
        var caller = people.caller(people.register("ada@example.com"));
        people.register("ben@example.com");
        assertThat(people.directory.setAdmin(caller, "BEN@example.com", true).isAdmin())
                .isTrue();
        people.directory.setAdmin(caller, "ben@example.com", true);
        assertThat(people.user("ben@example.com")).containsEntry("isAdmin", true);
        assertThat(catchThrowableOfType(
                                Problem.class, () -> people.directory.setAdmin(caller, "ada@example.com", false))
                        .kind())
                .isEqualTo(ProblemKind.CONFLICT);
        assertThat(catchThrowableOfType(Problem.class, () -> people.directory.setAdmin(caller, "eve@example.com", true))
                        .kind())
                .isEqualTo(ProblemKind.NOT_FOUND);
    }
}
