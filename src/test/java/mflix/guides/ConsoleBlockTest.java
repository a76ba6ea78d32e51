package mflix.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-352")
class ConsoleBlockTest {
    private static final String GUIDE =
            """
            <!-- run needs=docker -->
            ```console
            $ docker compose \\
                up -d
            started
            $ true
            ```
            """;

    @Test
    void commandsAndWhatTheyPrintAreTakenApart() {
        assertThat(ConsoleBlock.all(GUIDE))
                .containsExactly(new ConsoleBlock(
                        "docker",
                        List.of(
                                new ConsoleBlock.Step("docker compose \\\n    up -d", "started\n"),
                                new ConsoleBlock.Step("true", ""))));
        assertThat(ConsoleBlock.all(GUIDE.replace(" needs=docker", "")))
                .extracting(ConsoleBlock::need)
                .containsExactly("");
    }

    @Test
    void whatDoesNotSayHowItIsRunIsRefused() {
        assertThatThrownBy(() -> ConsoleBlock.all(GUIDE.replaceFirst("<!--.*-->\n", "")))
                .hasMessageContaining("<!-- run -->");
        assertThatThrownBy(() -> ConsoleBlock.all(GUIDE.replace("$ docker", "docker")))
                .hasMessageContaining("expected a command");
    }

    @Test
    void whatIsPrintedMustBeWhatIsShown() {
        assertThat(PrintedText.matches("a … c\n", "a b c")).isTrue();
        assertThat(PrintedText.matches("a … c\n", "a b\nc\n")).isFalse();
        assertThat(PrintedText.matches("a\n…\nz\n", "a\nb\nc\nz\n")).isTrue();
        assertThat(PrintedText.matches("a\n…\nz\n", "a\nz\n")).isTrue();
        assertThat(PrintedText.matches("", "")).isTrue();
        assertThat(PrintedText.matches("", "something\n")).isFalse();
        assertThat(PrintedText.matches("{\"total\": 242}\n", "{\"total\": 243}\n"))
                .isFalse();
    }
}
