package mflix.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import mflix.problem.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-170")
class JsonBodyTest {
    @Test
    void aMemberThatIsReadTwiceIsReportedOnce() {
        var body = JsonBody.of(Map.of("_id", 1L));
        assertThat(body.text("_id")).isEmpty();
        assertThat(body.text("_id")).isEmpty();
        assertThatThrownBy(body::check)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.errors()).hasSize(1))
                .hasMessage("_id must be a text.");
    }
}
