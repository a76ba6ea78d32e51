package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectIdsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "foobar",
                "573a1390f29313caabcd42e",
                "573a1390f29313caabcd42e88",
                "573a1390f29313caabcd42eg",
                "573a1390f29313caabcd42e\u0668",
                "573a1390f29313caabcd42e8\n"
            })
    @Tag("F-01")
    void whatIsNot24HexDigitsIsRefusedAndNamed(String value) {
        var problem = catchThrowableOfType(Problem.class, () -> ObjectIds.parse("movie_id", value));
        assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_ID);
        assertThat(problem).hasMessageContaining("movie_id");
    }

    @Test
    void eitherCaseIsTaken() {
        assertThat(ObjectIds.parse("id", "573A1390F29313CAABCD42E8")).hasToString("573a1390f29313caabcd42e8");
    }
}
