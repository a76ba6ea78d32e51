package mflix.cli.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.List;
import mflix.cli.FailureHandler;
import mflix.cli.Mflix;
import mflix.testing.TestJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("F-106")
class AsciiConsoleStreamTest {

    @ParameterizedTest
    @CsvSource({
        "Stopping …, Stopping ...",
        "Amélie, Am\\u00e9lie",
        "a – b, a - b",
        "██░, ##-",
        "🎬.json, \\u1f3ac.json",
        "“x”, '\"x\"'",
        "plain, plain"
    })
    void lineIsAsciiAndStillSaysWhatItSaid(String text, String ascii) {
        var bytes = new ByteArrayOutputStream();
        new PrintStream(new AsciiConsoleStream(bytes), true, UTF_8).print(text);
        assertThat(bytes.toString(US_ASCII)).isEqualTo(ascii);
    }

    @Test
    void pathThatCannotBeNamedIsOneSentence() {
        var failure = new IllegalArgumentException(new InvalidPathException("caf\ufffd", "Malformed input"));
        assertThat(FailureHandler.ofPath(failure)).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("A path holds letters that the encoding of this environment")
                .doesNotContain("InvalidPathException")
                .endsWith("set LC_ALL=C.UTF-8 and try again."));
        assertThat(FailureHandler.ofPath(new IllegalArgumentException("x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "load no-film-of-Am\u00e9lie.json, no-film-of-Am\\u00e9lie.json is no file",
        "migrate --Am\u00e9lie, Am\\u00e9lie",
        "migrate pl\u00e4n, pl\\u00e4n"
    })
    void commandOnATerminalWithoutUtf8PrintsAscii(String arguments, String said) throws Exception {
        var builder = TestJvm.command(List.of("-Dmflix.ascii=true"), Mflix.class, arguments.split(" "))
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isIn(1, 2);
        assertThat(printed).contains(said);
        assertThat(US_ASCII.newEncoder().canEncode(printed)).as(printed).isTrue();
    }
}
