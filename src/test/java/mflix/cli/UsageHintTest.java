package mflix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What wrong usage names is a command that can be typed, and that explains the command that was meant. */
@Tag("F-128")
class UsageHintTest {
    private static final Pattern HINT = Pattern.compile("See \\./mflix ([a-z -]+)\\.\\s*$");

    /** Every command, however deep, as it is typed behind {@code ./mflix}; but for help, which explains whatever is asked of it. */
    private static Stream<String> commands() {
        return below(Mflix.commandLine());
    }

    private static Stream<String> below(CommandLine command) {
        var itself = command.getCommandSpec().qualifiedName().replaceFirst("^mflix ?", "");
        return Stream.concat(
                Stream.of(itself),
                command.getSubcommands().values().stream()
                        .distinct()
                        .filter(below -> !below.getCommandSpec().helpCommand())
                        .flatMap(UsageHintTest::below));
    }

    private static String[] words(String command) {
        return command.isBlank() ? new String[0] : command.strip().split(" ");
    }

    @Test
    void nestedCommandsAreAmongThem() {
        assertThat(commands())
                .contains("", "serve", "migrate", "migrate undo", "migrate errors")
                .hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hintExplainsTheCommandThatWasMistyped(String command) {
        var err = new StringWriter();
        assertThat(Mflix.commandLine().setErr(new PrintWriter(err, true)).execute(words(command + " --no-such-option")))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines()).hasSize(1);
        var hint = HINT.matcher(err.toString());
        assertThat(hint.find()).as(err.toString()).isTrue();
        assertThat(hint.group(1)).isEqualTo((command + " --help").strip());
        var out = new StringWriter();
        assertThat(Mflix.commandLine().setOut(new PrintWriter(out, true)).execute(words(hint.group(1))))
                .isZero();
        assertThat(out.toString()).startsWith(("Usage: mflix " + command).strip());
    }

    @Test
    void withoutACommandThoseThatPeopleTypeAreNamed() {
        assertThat(wrongUsage()).startsWith("Name a command: serve, check, load,").doesNotContain("prepare");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "serv                | Not understood: 'serv'. See ./mflix --help.",
        "serve now           | Not understood: 'now'. See ./mflix serve --help.",
        "serve now and then  | Not understood: 'now', 'and', 'then'. See ./mflix serve --help.",
        "serve --prt 9       | Unknown options: '--prt', '9'. See ./mflix serve --help.",
        "load                | Missing required parameter: 'PATH'. See ./mflix load --help."
    })
    void whatWasMistypedIsNamedInASentence(String typed, String answer) {
        assertThat(wrongUsage(words(typed)).strip()).isEqualTo(answer);
    }

    private static String wrongUsage(String... words) {
        var err = new StringWriter();
        assertThat(Mflix.commandLine().setErr(new PrintWriter(err, true)).execute(words))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        return err.toString();
    }
}
