package mflix.users;

import static mflix.users.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.Locales;
import mflix.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One account has one identity, whatever way its address is typed. */
@Tag("F-127")
class EmailAddressTest {
    private static final String ZOE = "zo\u00eb@example.com";

    private People people;

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
    }

    @AfterEach
    void close() {
        people.close();
    }

    private static ProblemKind refusal(ThrowingCallable action) {
        var problem = catchThrowableOfType(Problem.class, action);
        return problem == null ? null : problem.kind();
    }

    private void store(String email) {
        people.register("somebody@example.com");
        people.database()
                .documents()
                .getCollection("users")
                .updateOne(
                        new Document("email", "somebody@example.com"),
                        new Document("$set", new Document("email", email)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " zo\u00eb@example.com",
                "zo\u00eb@example.com\t",
                "\u00a0zo\u00eb@example.com\u2007",
                "\u3000\u202f\u2028zo\u00eb@example.com\u0085",
                "ZO\u00cb@EXAMPLE.COM",
                "zoe\u0308@example.com",
                "ZOE\u0308@example.com"
            })
    void spellingsOfOneAddress(String typed) {
        assertThat(EmailAddress.normal(typed)).isEqualTo(ZOE);
        people.register(ZOE);
        assertThat(refusal(() -> people.accounts.register(
                        new AccountRegistration("Another", EmailAddress.normal(typed), PASSWORD), false, People.VISIT)))
                .isEqualTo(ProblemKind.ALREADY_EXISTS);
        assertThat(people.accounts
                        .logIn(new Login(typed, PASSWORD), People.VISIT)
                        .info()
                        .email())
                .isEqualTo(ZOE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zo\uff45\u0308@example.com", // full-width e
                "zo\u00eb\u200b@example.com", // zero-width space
                "zo\u00eb@example.com\ufeff", // byte order mark
                "zo\u00eb@example.com.",
                "zo\u00eb@ex ample.com",
                "zoe@example.com"
            })
    void otherAddresses(String typed) {
        assertThat(EmailAddress.normal(typed)).isNotEqualTo(ZOE);
        people.register(ZOE);
        assertThat(refusal(() -> people.accounts.logIn(new Login(typed, PASSWORD), People.VISIT)))
                .isEqualTo(ProblemKind.UNAUTHORIZED);
    }

    @Test
    void lettersThatOnlyLookAlikeStayApart() {
        assertThat(EmailAddress.normal("d\u0131sk@example.com")).isNotEqualTo("disk@example.com");
        assertThat(EmailAddress.normal("stra\u00dfe@example.com")).isNotEqualTo("strasse@example.com");
        assertThat(EmailAddress.normal("STRA\u1e9eE@example.com")).isEqualTo("stra\u00dfe@example.com");
        assertThat(EmailAddress.normal("\uff2e\uff25\uff24@example.com")).isEqualTo("\uff4e\uff45\uff44@example.com");
        assertThat(EmailAddress.normal("\u212aim@example.com")).isEqualTo("kim@example.com"); // Kelvin sign
    }

    @Test
    void languageOfTheMachineDoesNotMatter() {
        Locales.in(
                "tr", () -> assertThat(EmailAddress.normal("ILIYA@EXAMPLE.COM")).isEqualTo("iliya@example.com"));
    }

    @Test
    void normalFormOfEveryCharacterIsItsOwnNormalForm() {
        var accents = List.of("", "\u0300", "\u0301", "\u0307", "\u0308", "\u030c", "\u0345");
        IntStream.range(1, 0x20000)
                .filter(letter -> Character.isDefined(letter) && Character.getType(letter) != Character.SURROGATE)
                .forEach(letter -> {
                    for (var accent : accents) {
                        var typed = "a" + Character.toString(letter) + accent + "b";
                        var normal = EmailAddress.normal(typed);
                        if (!EmailAddress.normal(normal).equals(normal)
                                || !EmailAddress.normal(Normalizer.normalize(typed, Normalizer.Form.NFD))
                                        .equals(normal)) {
                            throw new AssertionError(Integer.toHexString(letter) + " with " + accent);
                        }
                    }
                });
    }

    @Test
    void longRunOfBlanksTakesNoTime() {
        var blanks = " ".repeat(60_000);
        assertThat(EmailAddress.normal(blanks + "a" + blanks + "b" + blanks)).isEqualTo("a" + blanks + "b");
        assertThat(EmailAddress.normal(blanks)).isEmpty();
    }

    @Test
    @Tag("F-40")
    void nineTriesAreForAllSpellingsTogether() {
        people.register(ZOE);
        var spellings = List.of(
                ZOE,
                " " + ZOE,
                "zoe\u0308@example.com",
                "ZO\u00cb@example.com",
                "\u00a0" + ZOE,
                ZOE + "\u3000",
                ZOE + "  ",
                "\u2003ZOE\u0308@EXAMPLE.COM",
                "\tZo\u00eb@Example.Com");
        for (var spelling : spellings) {
            assertThat(refusal(() -> people.accounts.logIn(new Login(spelling, "wrong"), People.VISIT)))
                    .as(spelling)
                    .isEqualTo(ProblemKind.UNAUTHORIZED);
        }
        assertThat(refusal(() -> people.accounts.logIn(new Login("ZOE\u0308@example.com ", "wrong"), People.VISIT)))
                .isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
        assertThat(refusal(() -> people.logIn(ZOE, PASSWORD))).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
    }

    /** What opens an account is counted under one name, so no spelling gives tries beyond it. */
    @Test
    @Tag("F-40")
    void accountOfOlderDataHasItsNineTriesToo() {
        store("Zoe\u0308@Example.com");
        for (var i = 0; i < 9; i++) {
            var typed = i % 2 == 0 ? "Zoe\u0308@Example.com" : ZOE;
            assertThat(refusal(() -> people.accounts.logIn(new Login(typed, "wrong"), People.VISIT)))
                    .isEqualTo(ProblemKind.UNAUTHORIZED);
        }
        assertThat(refusal(() -> people.accounts.logIn(new Login("Zoe\u0308@Example.com", "wrong"), People.VISIT)))
                .isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
    }

    @Test
    void olderSpellingLogsInAsTypedAlsoBesideAnAccountOfTheNormalForm() {
        store("Zoe@Example.com");
        assertThat(people.accounts
                        .logIn(new Login("Zoe@Example.com", PASSWORD), People.VISIT)
                        .info()
                        .email())
                .isEqualTo("Zoe@Example.com");
        assertThat(people.accounts
                        .logIn(new Login(" Zoe@Example.com ", PASSWORD), People.VISIT)
                        .info()
                        .email())
                .isEqualTo("Zoe@Example.com");
        var normal = new Document(people.user("Zoe@Example.com"))
                .append("_id", "other")
                .append("email", "zoe@example.com");
        normal.put("password", "no hash of this password");
        people.database().documents().getCollection("users").insertOne(normal);
        assertThat(people.accounts
                        .logIn(new Login("Zoe@Example.com", PASSWORD), People.VISIT)
                        .info()
                        .email())
                .isEqualTo("Zoe@Example.com");
        assertThat(refusal(() -> people.logIn("zoe@example.com", PASSWORD))).isEqualTo(ProblemKind.UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zo\u00eb@Example.com",
                "ZOE\u0308@example.com",
                " zo\u00eb@example.com ",
                "zoe\u0308@example.com"
            })
    void addressThatOlderDataSpellsOtherwiseIsTaken(String stored) {
        store(stored);
        assertThat(refusal(() -> people.register(ZOE))).isEqualTo(ProblemKind.ALREADY_EXISTS);
        assertThat(refusal(() -> people.register("zoe@example.com"))).isNull();
        assertThat(refusal(() -> people.register("zo\u00ebb@example.com"))).isNull();
    }

    @Test
    void rightIsGivenToTheAccountThatIsShown() {
        store("Zoe@Example.com");
        people.database()
                .documents()
                .getCollection("users")
                .insertOne(new Document("email", "zoe@example.com").append("name", "Another"));
        people.directory.setAdmin("Zoe@Example.com", true);
        assertThat(people.user("Zoe@Example.com").getBoolean("isAdmin")).isTrue();
        assertThat(people.user("zoe@example.com").containsKey("isAdmin")).isFalse();
        people.directory.setAdmin("\u00a0ZOE@example.com", true);
        assertThat(people.user("zoe@example.com").getBoolean("isAdmin")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zo\u00eb", "ZOE\u0308", "zoe\u0308", "ZO\u00cb"})
    void searchFindsEverySpelling(String text) {
        people.register(ZOE);
        var found = people.directory.page(Map.of("text", List.of(text))).getArray("users");
        assertThat(found).hasSize(1);
    }
}
