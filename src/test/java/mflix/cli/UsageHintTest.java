package mflix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @ParameterizedTest
    @Tag("F-491")
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --port abc | Invalid value for option '--port': expected a whole number, but was \"abc\".",
                "serve --port= | Invalid value for option '--port': expected a whole number, but was \"\".",
                "serve --grace 99999999999 | '--grace': expected a whole number, but was \"99999999999\".",
                "serve --port | Missing required parameter for option '--port' (<port>).",
                "serve extra | Not understood: 'extra'.",
                "serve --port 80 --port 81 | should be specified only once.",
                "load | Missing required parameter: 'PATH'.",
                "load --drop '' | expected a path, but was \"\".",
                "load a '' b | Not understood: '', 'b'.",
                "load ' ' | expected a path, but was \" \".",
                "dump '' | expected a path, but was \"\".",
                "nothing | Not understood: 'nothing'."
            })
    void wrongUsageIsASentence(String typed, String said) {
        var err = new StringWriter();
        assertThat(Mflix.commandLine().setErr(new PrintWriter(err, true)).execute(quoted(typed)))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(said + " See ./mflix ").hasLineCount(1);
    }

    /** As a shell takes it apart: '' is an empty argument. */
    private static String[] quoted(String typed) {
        return Pattern.compile("'([^']*)'|\\S+")
                .matcher(typed)
                .results()
                .map(found -> found.group(1) == null ? found.group() : found.group(1))
                .toArray(String[]::new);
    }

    @Test
    @Tag("F-491")
    void fileWhoseNameBeginsWithAtIsAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("arguments"), "--no-such-option");
        var err = new StringWriter();
        assertThat(Mflix.commandLine().setErr(new PrintWriter(err, true)).execute("load", "--dry-run", "@" + file))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString())
                .contains("@" + file + " is no file and no folder")
                .doesNotContain("no-such-option");
    }

    @Test
    void withoutACommandThoseThatPeopleTypeAreNamed() {
        assertThat(wrongUsage())
                .startsWith("Name a command: serve, check, load,")
                .doesNotContain("prepare");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
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
