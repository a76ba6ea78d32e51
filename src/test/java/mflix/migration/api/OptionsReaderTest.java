package mflix.migration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunOptions.Strategy;
import mflix.migration.store.RunPace;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.request.JsonBody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Options of a run as a body names them. */
@Tag("migration")
class OptionsReaderTest {
    private static final RunOptions ABSENT = new RunOptions(1000, 1000, 2, new RunPace(0.5, 10, 1000, "01:00-05:00"));
    private static final String NAME = "movies-lastupdated";

    private static RunOptions start(Map<String, Object> body) {
        return OptionsReader.start(JsonBody.of(body), NAME, ABSENT);
    }

    private static Problem refusal(Map<String, Object> body) {
        return catchThrowableOfType(Problem.class, () -> start(body));
    }

    @Test
    @Tag("F-255")
    void secondStrategyHasToBeConfirmedByTheNameOfTheMigration() {
        for (var confirm : new String[] {null, "", "movies", "Movies-lastupdated", "movies-year-from-text"}) {
            var body = new HashMap<String, Object>(Map.of("strategy", "RANGE_PIPELINE"));
            body.put("confirm", confirm);
            assertThat(refusal(body).errors()).extracting(FieldProblem::field).containsExactly("confirm");
        }
        var options = start(Map.of("strategy", "RANGE_PIPELINE", "confirm", NAME));
        assertThat(options.strategy()).isEqualTo(Strategy.RANGE_PIPELINE);
        assertThat(options.rangeSize()).isEqualTo(RunOptions.MAX_RANGE_SIZE);
        assertThat(start(Map.of("strategy", "RANGE_PIPELINE", "confirm", NAME, "rangeSize", 500L))
                        .rangeSize())
                .isEqualTo(500);
    }

    @Test
    @Tag("F-255")
    void strategyIsNeverTheSecondOneByItself() {
        assertThat(start(Map.of())).isEqualTo(ABSENT);
        assertThat(start(Map.of("confirm", NAME)).strategy()).isEqualTo(Strategy.COMPARE_AND_SET);
        assertThat(start(Map.of("strategy", "COMPARE_AND_SET")).strategy()).isEqualTo(Strategy.COMPARE_AND_SET);
        for (var unknown : new String[] {"", "range_pipeline", "RANGE_PIPELINE ", "UPDATE_MANY"}) {
            assertThat(refusal(Map.of("strategy", unknown, "confirm", NAME)).errors())
                    .containsExactly(new FieldProblem("strategy", "must be COMPARE_AND_SET or RANGE_PIPELINE"));
        }
    }

    @Test
    @Tag("F-256")
    void absentKeepsWhatIsThereAndNullTakesTheWindowAlone() {
        var body = new HashMap<String, Object>();
        assertThat(OptionsReader.pace(JsonBody.of(body), ABSENT.pace())).isEqualTo(ABSENT.pace());
        for (var name : new String[] {"niceRatio", "minPauseMillis", "maxAckMillis"}) {
            body.put(name, null);
        }
        assertThat(OptionsReader.pace(JsonBody.of(body), ABSENT.pace())).isEqualTo(ABSENT.pace());
        body.put("window", null);
        assertThat(OptionsReader.pace(JsonBody.of(body), ABSENT.pace())).isEqualTo(new RunPace(0.5, 10, 1000, ""));
    }

    @Test
    @Tag("F-256")
    void everyWrongMemberIsNamedWithItsLimits() {
        var pace = Map.<String, Object>of(
                "niceRatio", 10.1, "minPauseMillis", -1L, "maxAckMillis", 49L, "window", "abc", "nice", 1L);
        assertThat(refusal(Map.of("pace", pace)).errors())
                .extracting(FieldProblem::field)
                .containsExactly("pace.nice");
        var known = new HashMap<>(pace);
        known.remove("nice");
        assertThat(refusal(Map.of("workers", 99L, "rangeSize", 99L, "pace", known))
                        .errors())
                .containsExactly(
                        new FieldProblem("rangeSize", "must be a whole number from 100 to 10000"),
                        new FieldProblem("workers", "must be a whole number from 1 to 4"),
                        new FieldProblem("pace.niceRatio", "must be a number from 0 to 10"),
                        new FieldProblem("pace.minPauseMillis", "must be a whole number from 0 to 60000"),
                        new FieldProblem("pace.maxAckMillis", "must be a whole number from 50 to 60000"),
                        new FieldProblem("pace.window", "must be HH:mm-HH:mm in UTC, or null"));
    }
}
