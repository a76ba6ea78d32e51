package mflix.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-388")
class LogTextTest {
    private static final String UNREACHABLE =
            "{\"@timestamp\":\"x\",\"ecs.version\":\"8\",\"message\":\"database_unreachable why \\\"so\\\"\"}\n";
    private static final String FAILED = "{\"@timestamp\":\"x\",\"error.stack_trace\":"
            + "\"java.lang.IllegalArgumentException: mflix.x is bad.\\n\\tat a.b\",\"message\":\"it failed\"}\n";

    @Test
    void theLauncherReadsTheLogInEitherFormat() {
        assertThat(LogText.readable("plain\n" + UNREACHABLE + FAILED + "{\"@timestamp\":\"unfini"))
                .isEqualTo(
                        """
                        plain
                        database_unreachable why "so"
                        it failed
                        java.lang.IllegalArgumentException: mflix.x is bad.
                        \tat a.b
                        {"@timestamp":"unfini
                        """);
        assertThat(LogText.readable("as it is")).isEqualTo("as it is");
    }

    @Test
    void theCauseOfAFailedStartIsFoundInEither() {
        assertThat(new StartLog(LogText.readable(FAILED)).cause()).contains("mflix.x is bad.");
    }
}
