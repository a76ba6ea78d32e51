package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import mflix.comments.ChangedComment;
import mflix.comments.NewComment;
import mflix.comments.RemovedComment;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.RequestRecords;
import mflix.users.AccountRegistration;
import mflix.users.Login;
import mflix.users.PasswordChange;
import mflix.users.admin.AdminRight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JSON-B would take, and what it must not. */
@Tag("error_handling")
class RecordBodyInterceptorTest {
    private static Problem refusal(Class<? extends Record> type, String json) {
        return catchThrowableOfType(Problem.class, () -> RequestRecords.read(type, json));
    }

    private static List<String> sentences(Problem problem) {
        var sentences = new ArrayList<String>();
        for (FieldProblem error : problem.errors()) {
            sentences.add(error.field() + ": " + error.message());
        }
        return sentences;
    }

    @ParameterizedTest
    @Tag("F-170")
    @ValueSource(strings = {"\"yes\"", "\"true\"", "\"\"", "1", "0", "7.9", "[]", "[true]", "{}"})
    void onlyTrueAndFalseAreFlags(String value) {
        var refusal = refusal(AdminRight.class, "{\"isAdmin\":" + value + "}");
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_BODY);
        assertThat(sentences(refusal)).containsExactly("isAdmin: must be true or false");
        assertThat(RequestRecords.read(AdminRight.class, "{\"isAdmin\":true}").isAdmin())
                .isTrue();
        assertThat(RequestRecords.read(AdminRight.class, "{\"isAdmin\":false}").isAdmin())
                .isFalse();
    }

    @ParameterizedTest
    @Tag("F-170")
    @ValueSource(strings = {"7", "7.9", "99999999999", "1e3", "true", "false", "[]", "[\"a\"]", "{}", "{\"$gt\":\"\"}"})
    void onlyTextsAreTexts(String value) {
        for (var name : List.of("email", "password")) {
            var refusal = refusal(Login.class, "{\"" + name + "\":" + value + "}");
            assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_BODY);
            assertThat(sentences(refusal)).containsExactly(name + ": must be a text");
        }
        assertThat(sentences(refusal(NewComment.class, "{\"movie_id\":" + value + ",\"comment\":" + value + "}")))
                .containsExactly("movie_id: must be a text", "comment: must be a text");
    }

    @Test
    @Tag("F-170")
    void nullCountsAsAbsentInEveryRecord() {
        assertThat(sentences(refusal(AdminRight.class, "{\"isAdmin\":null}")))
                .isEqualTo(sentences(refusal(AdminRight.class, "{}")))
                .containsExactly("isAdmin: is required: true or false");
        assertThat(sentences(refusal(NewComment.class, "{\"movie_id\":null,\"comment\":null}")))
                .isEqualTo(sentences(refusal(NewComment.class, "{}")))
                .containsExactly("movie_id: is required", "comment: must have 1 to 2000 characters, but has 0");
        assertThat(sentences(refusal(RemovedComment.class, "{\"movie_id\":null}")))
                .containsExactly("comment_id: is required");
        assertThat(sentences(refusal(Login.class, "{\"email\":null,\"password\":null}")))
                .containsExactly(
                        "email: Give an e-mail address like name@example.com.", "password: Give the password.");
    }

    @Test
    @Tag("F-170")
    void unknownNamesAreNamedInTheOrderSentBeforeWrongTypes() {
        var refusal =
                refusal(AccountRegistration.class, "{\"z\":1,\"email\":5,\"isAdmin\":true,\"Name\":\"A\",\"name\":[]}");
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_BODY);
        assertThat(sentences(refusal))
                .containsExactly(
                        "z: is not known here",
                        "isAdmin: is not known here",
                        "Name: is not known here",
                        "name: must be a text",
                        "email: must be a text");
        // the names of the record are not those of the wire
        assertThat(sentences(refusal(PasswordChange.class, "{\"current\":\"a\",\"next\":\"b\"}")))
                .containsExactly("current: is not known here", "next: is not known here");
    }

    @Test
    @Tag("F-170")
    void doubledNamesSecondRootsAndHalfBodiesAreRefused() {
        for (var json : List.of(
                "{\"isAdmin\":true,\"isAdmin\":false}",
                "{\"isAdmin\":true,\"is\\u0041dmin\":true}",
                "{\"isAdmin\":true}{}",
                "{\"isAdmin\":true",
                "[{\"isAdmin\":true}]",
                "true",
                "",
                "null",
                "{\"isAdmin\":" + "[".repeat(40) + "]".repeat(40) + "}")) {
            assertThat(refusal(AdminRight.class, json).kind()).as(json).isEqualTo(ProblemKind.INVALID_BODY);
        }
    }

    @Test
    @Tag("F-170")
    void brokenRulesAreToldTogetherInTheOrderOfTheFields() {
        var refusal = refusal(
                AccountRegistration.class, "{\"password\":\"short\\u0000\",\"email\":\"a\",\"name\":\"A\\nB C\"}");
        assertThat(refusal.kind()).isEqualTo(ProblemKind.VALIDATION_FAILED);
        assertThat(sentences(refusal))
                .containsExactly(
                        "name: must not hold control characters",
                        "email: Give an e-mail address like name@example.com.",
                        "password: must not hold control characters");
        assertThat(sentences(refusal(ChangedComment.class, "{\"movie_id\":\"\\u0007\",\"updated_comment\":\" \"}")))
                .containsExactly(
                        "updated_comment: must have 1 to 2000 characters, but has 0",
                        "movie_id: must not hold control characters",
                        "comment_id: is required");
    }

    @ParameterizedTest
    @Tag("F-252")
    @ValueSource(strings = {"a\\u0000b", "\\u0007", "long enough\\u001b", "\\u009f and more", "\\u0000\\n\\t"})
    void textWithControlCharactersIsRefusedForThemAlone(String text) {
        var value = "\"" + text + "\"";
        assertThat(sentences(refusal(NewComment.class, "{\"movie_id\":\"x\",\"comment\":" + value + "}")))
                .containsExactly("comment: must not hold control characters other than line feed and tab");
        assertThat(sentences(refusal(
                        ChangedComment.class,
                        "{\"movie_id\":\"x\",\"comment_id\":\"x\",\"updated_comment\":" + value + "}")))
                .containsExactly("updated_comment: must not hold control characters other than line feed and tab");
        assertThat(sentences(refusal(Login.class, "{\"email\":\"a@example.com\",\"password\":" + value + "}")))
                .containsExactly("password: must not hold control characters");
        assertThat(sentences(refusal(RemovedComment.class, "{\"movie_id\":\"x\",\"comment_id\":" + value + "}")))
                .containsExactly("comment_id: must not hold control characters");
        assertThat(refusal(
                                AccountRegistration.class,
                                "{\"name\":" + value + ",\"email\":" + value + ",\"password\":" + value + "}")
                        .errors())
                .extracting(FieldProblem::message)
                .containsExactly(
                        "must not hold control characters",
                        "must not hold control characters",
                        "must not hold control characters");
    }

    @Test
    @Tag("F-170")
    void lengthsAreCountedInCharactersAndNothingSentIsTakenForAnExpression() {
        assertThat(sentences(
                        refusal(NewComment.class, "{\"movie_id\":\"x\",\"comment\":\"" + "😀".repeat(2001) + "\"}")))
                .containsExactly("comment: must have 1 to 2000 characters, but has 2001");
        var text = "${7*7} {message} #{1+1}";
        assertThat(RequestRecords.read(NewComment.class, "movie_id", "x", "comment", text)
                        .comment())
                .isEqualTo(text);
        assertThat(refusal(NewComment.class, "{\"comment\":\"" + text.repeat(100) + "\"}"))
                .hasMessageNotContaining("49")
                .hasMessageContaining("2300");
    }

    @Test
    @Tag("F-170")
    void formsGetOneSentenceForEachFieldAndOthersDoNot() {
        assertThat(refusal(PasswordChange.class, "{}").members()).containsOnlyKeys("error");
        assertThat(refusal(AdminRight.class, "{}").members()).isEmpty();
        assertThat(refusal(NewComment.class, "{}").members()).isEmpty();
        assertThat(refusal(Login.class, "{\"email\":1}").members()).isEmpty();
    }

    @Test
    @Tag("F-170")
    void recordsDoNotShowPasswords() {
        assertThat(List.of(
                        new Login("a@b.c", "secret").toString(),
                        new AccountRegistration("Ada", "a@b.c", "secret").toString(),
                        new PasswordChange("secret", "secret").toString()))
                .noneMatch(text -> text.contains("secret"));
    }
}
