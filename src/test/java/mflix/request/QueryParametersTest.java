package mflix.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @ParameterizedTest
    @Tag("F-03")
    @ValueSource(strings = {"-1", "abc", "1e3", "+1", " 1", "٣", "99999999999", "", "10001", "0x1", "1.0"})
    void pageThatIsNoWholeNumberInRangeIsRefused(String value) {
        var parameters = QueryParameters.of(Map.of("page", List.of(value)), Set.of("page"), Set.of());
        parameters.wholeNumber("page", 0, 10_000, 0);
        var problem = catchThrowableOfType(Problem.class, parameters::check);
        assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_PARAMETER);
        assertThat(problem).hasMessageStartingWith("page must be a whole number from 0 to 10000, but was \"");
        assertThat(problem.errors())
                .containsExactly(new FieldProblem("page", "must be a whole number from 0 to 10000"));
    }

    @Test
    void absentPageIsTheDefault() {
        var parameters = QueryParameters.of(Map.of(), Set.of("page"), Set.of());
        assertThat(parameters.wholeNumber("page", 0, 10_000, 0)).isZero();
        parameters.check();
    }

    @Test
    void unknownNameIsRefusedWithTheKnownOnes() {
        var problem = catchThrowableOfType(
                Problem.class,
                () -> QueryParameters.of(Map.of("cast[$ne]", List.of("x")), Set.of("page"), Set.of("cast")));
        assertThat(problem.kind()).isEqualTo(ProblemKind.UNKNOWN_PARAMETER);
        assertThat(problem.members()).containsEntry("allowed", List.of("page", "cast"));
    }

    @Test
    void scalarGivenTwiceIsRefused() {
        var problem = catchThrowableOfType(
                Problem.class, () -> QueryParameters.of(Map.of("page", List.of("1", "7")), Set.of("page"), Set.of()));
        assertThat(problem.kind()).isEqualTo(ProblemKind.REPEATED_PARAMETER);
    }

    @Test
    void textsAreTrimmedAndLoseBlanksAndDoubles() {
        var parameters =
                QueryParameters.of(Map.of("cast", List.of(" Ada ", "", "Ada", "Ben")), Set.of(), Set.of("cast"));
        assertThat(parameters.texts("cast", 100)).containsExactly("Ada", "Ben");
        parameters.check();
    }

    @Test
    void everyBadValueIsNamedAtOnce() {
        var sent = Map.of("page", List.of("x"), "entries_per_page", List.of("0"));
        var parameters = QueryParameters.of(sent, Set.of("page", "entries_per_page"), Set.of());
        PageRequest.of(parameters);
        var problem = catchThrowableOfType(Problem.class, parameters::check);
        assertThat(problem.errors()).extracting(FieldProblem::field).containsExactly("page", "entries_per_page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "\ud800"})
    void textWithControlCharactersIsRefused(String value) {
        var parameters = QueryParameters.of(Map.of("text", List.of(value)), Set.of("text"), Set.of());
        parameters.text("text", 200);
        assertThat(catchThrowableOfType(Problem.class, parameters::check).kind())
                .isEqualTo(ProblemKind.INVALID_PARAMETER);
    }

    @Test
    void textIsMeasuredInCodePoints() {
        var parameters = QueryParameters.of(Map.of("text", List.of("😀".repeat(200))), Set.of("text"), Set.of());
        assertThat(parameters.text("text", 200)).contains("😀".repeat(200));
        parameters.check();
    }

    @Test
    void moreThanTwentyValuesAreRefused() {
        var parameters = QueryParameters.of(Map.of("cast", Collections.nCopies(21, "Ada")), Set.of(), Set.of("cast"));
        parameters.texts("cast", 100);
        assertThat(catchThrowableOfType(Problem.class, parameters::check)).hasMessageContaining("at most 20 times");
    }

    @Test
    void shownInputIsShortAndVisible() {
        assertThat(SafeText.quoted("a\r\nb\u001b[2J\u202e")).isEqualTo("\"a\\u000d\\u000ab\\u001b[2J\\u202e\"");
        assertThat(SafeText.plain("x".repeat(101))).isEqualTo("x".repeat(100) + "…");
    }
}
