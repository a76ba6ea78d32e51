package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mflix.testing.Secrets;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The session in the documentation, typed as it is written there. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class CurlSessionIT {
    private static final Path PAGE = Path.of("docs/curl.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```$");

    @ArquillianResource
    private URI root;

    @Test
    @Tag("user_report")
    @Tag("user_management")
    void sessionOfTheDocumentationPrintsWhatStandsThere() throws IOException, InterruptedException {
        assumeTrue(runs("curl") && runs("bash"), "needs curl and bash");
        var page = Files.readString(PAGE);
        Secrets.note(page);
        var printed = bash(blocks(page, "sh"));
        Secrets.note(printed);
        assertThat(printed.replace("\r", "")).matches(asPrinted(blocks(page, "text")));
    }

    @Test
    void readmeLeadsThere() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("](docs/curl.md)");
    }

    private static String blocks(String page, String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .collect(Collectors.joining());
    }

    // on one line, whatever the ellipsis stands for
    private static Pattern asPrinted(String expected) {
        return Pattern.compile(
                Arrays.stream(expected.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("[^\\n]*")));
    }

    private String bash(String commands) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-s").redirectErrorStream(true);
        shell.environment().put("MFLIX", "http://127.0.0.1:" + root.getPort());
        var process = shell.start();
        try (var in = process.getOutputStream()) {
            in.write(commands.getBytes(UTF_8));
        }
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private static boolean runs(String command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(command, "--version"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) { // there is none
            return false;
        }
    }
}
