package mflix.users;

import static mflix.testing.RequestRecords.read;
import static mflix.users.People.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("user_management")
class AccountRulesTest {
    private static final String GOOD = "long enough";

    private static AccountRegistration registration(Object name, Object email, Object password) {
        return read(AccountRegistration.class, "name", name, "email", email, "password", password);
    }

    private static Problem refusal(Object name, Object email, Object password) {
        return catchThrowableOfType(Problem.class, () -> registration(name, email, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada@example.com", "o'neill+films@sub.example.co", "ада@пример.рф", "a@b.1", "name@example.123"})
    void addressesOfAnyScriptAreTaken(String email) {
        assertThat(registration("Ada", email, GOOD).email()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "a b@example.com",
                "a@@example.com",
                "a@b@c.d",
                ".a@example.com",
                "a..b@example.com",
                "a@.com",
                "a@b..com",
                "a@b.com.",
                "a\u00a0b@example.com",
                "a\u202eb@example.com",
                "a@b.com\u0000",
                "a@b.com\r\nSet-Cookie: x"
            })
    @Tag("F-26")
    void whatIsNoAddressIsRefusedAtItsField(String email) {
        var refusal = refusal("Ada", email, GOOD);
        assertThat(refusal.kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
        assertThat(refusal.errors()).extracting("field").contains("email");
    }

    @Test
    void overlongAddressIsRefused() {
        assertThat(registration("Ada", "a".repeat(248) + "@b.com", GOOD).email())
                .hasSize(254);
        assertThat(refusal("Ada", "a".repeat(249) + "@b.com", GOOD).errors()).hasSize(1);
    }

    @Test
    @Tag("F-33")
    void passwordsHaveEightCharactersAndAtMostSeventyTwoBytes() {
        assertThat(refusal("Ada", "a@b.com", "1234567").kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
        assertThat(registration("Ada", "a@b.com", "12345678").password()).isEqualTo("12345678");
        assertThat(registration("Ada", "a@b.com", " é".repeat(24)).password()).isEqualTo(" é".repeat(24));
        assertThat(refusal("Ada", "a@b.com", "x".repeat(73)).kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
        assertThat(refusal("Ada", "a@b.com", "12345678\u0000").kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
    }

    @Test
    @Tag("F-19")
    void namesMayHaveBidiControlsButNoOthers() {
        assertThat(registration("  A\u202eda ", "a@b.com", GOOD).name()).isEqualTo("A\u202eda");
        for (var name : List.of("Ada\u0000", "Ada\u001b[31m", "Ada\ud800", "Ad\na", "\u0085Ada")) {
            assertThat(refusal(name, "a@b.com", GOOD).kind()).as(name).isEqualTo(ProblemKind.VALIDATION_FAILED);
        }
    }

    @Test
    void everyBrokenRuleIsToldUnderItsField() {
        var refusal = refusal("A", "nowhere", "short");
        assertThat(refusal.errors()).extracting("field").containsExactly("name", "email", "password");
        assertThat(refusal.members().get("error"))
                .isEqualTo(
                        Map.of(
                                "name", "Give a name of 3 to 100 characters.",
                                "email", "Give an e-mail address like name@example.com.",
                                "password",
                                        "Give a password of at least 8 characters. 72 letters and digits fit; signs such as ä or 😀 take the room of two to four."));
    }

    @Test
    void newPasswordIsToldWhereFormsHaveTheirField() {
        var refusal = catchThrowableOfType(
                Problem.class, () -> read(PasswordChange.class, "password", "old", "new_password", "short"));
        assertThat(refusal.errors()).extracting("field").containsExactly("new_password");
        assertThat(refusal.members().get("error"))
                .isEqualTo(Map.of("password", refusal.errors().get(0).message()));
    }

    @Test
    @Tag("F-20")
    void operatorsWhereTextIsExpectedAreRefusedByTheirNames() {
        var refusal = catchThrowableOfType(
                Problem.class, () -> read(Login.class, "email", Map.of("$gt", ""), "password", Map.of("$ne", "x")));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_BODY);
        assertThat(refusal.errors()).extracting("field").containsExactly("email", "password");
    }

    @Test
    @Tag("F-11")
    void nobodyRegistersAsAnAdministrator() {
        var refusal = catchThrowableOfType(
                Problem.class,
                () -> read(
                        AccountRegistration.class,
                        "name",
                        "Ada",
                        "email",
                        "a@b.com",
                        "password",
                        GOOD,
                        "isAdmin",
                        true));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_BODY);
        assertThat(refusal.errors()).extracting("field").containsExactly("isAdmin");
    }

    @Test
    @Tag("F-23")
    @Tag("user_preferences")
    void preferencesRefuseNamesThatMeanSomethingToTheDatabase() {
        for (var key : List.of("$set", "a.b", "", "__proto__", "k".repeat(101), "a\u0000")) {
            var preferences = Map.of("outer", List.of(Map.of(key, 1L)));
            assertThat(catchThrowableOfType(Problem.class, () -> Preferences.of(body("preferences", preferences))))
                    .as(key)
                    .isNotNull();
        }
    }

    @Test
    @Tag("user_preferences")
    void preferencesHaveAtMostSixtyFourKeysAndEightKibibytes() {
        assertThatCode(() -> Preferences.of(body("preferences", keys(64)))).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(Problem.class, () -> Preferences.of(body("preferences", keys(65)))))
                .hasMessageContaining("at most 64 keys");
        var fits = Map.of("a", "x".repeat(8192 - "{\"a\":\"\"}".length()));
        assertThatCode(() -> Preferences.of(body("preferences", fits))).doesNotThrowAnyException();
        var tooLong = Map.of("a", "x".repeat(8193 - "{\"a\":\"\"}".length()));
        assertThat(catchThrowableOfType(Problem.class, () -> Preferences.of(body("preferences", tooLong))))
                .hasMessageContaining("8192");
        assertThat(catchThrowableOfType(Problem.class, () -> Preferences.of(body("preferences", "text")))
                        .kind())
                .isEqualTo(ProblemKind.INVALID_BODY);
        assertThat(catchThrowableOfType(Problem.class, () -> Preferences.of(body()))
                        .kind())
                .isEqualTo(ProblemKind.VALIDATION_FAILED);
    }

    private static Map<String, Object> keys(int count) {
        var keys = new LinkedHashMap<String, Object>();
        for (int i = 0; i < count - 1; i++) {
            keys.put("k" + i, 1L);
        }
        keys.put("inner", Map.of());
        return keys;
    }
}
