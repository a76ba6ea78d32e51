package mflix.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mflix.guides.ConsoleBlock.Step;
import mflix.testing.ChildServer;
import mflix.testing.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of a guide prints what is written below it, on a demo that has just been started. */
@Execution(CONCURRENT)
@ResourceLock("the server of GuideCommandsIT")
@Tag("F-352")
class GuideCommandsIT {
    private static ChildServer server;
    private static GuideShell shell;
    private static GuideShell project;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = ChildServer.start(folder, Map.of()).awaitStarted();
        shell = GuideShell.in(
                folder.resolve("project"),
                "localhost:" + server.port(),
                List.of(),
                Map.of("MFLIX_DATA_DIR", server.dataFolder().toString()));
        project = GuideShell.inProject("localhost:" + server.port());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static List<String> guides() {
        return Guides.all();
    }

    /** A guide, and commands that have a need. The tests that a guide names are run by the build itself. */
    static Stream<Arguments> needs() {
        return Guides.all().stream().flatMap(guide -> ConsoleBlock.all(Guides.text(guide)).stream()
                .filter(block ->
                        !block.need().isEmpty() && !block.need().equals(NewMigrationIT.NEED) && !block.namesTestsOnly())
                .map(block -> Arguments.of(guide, block)));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void commandsOfTheGuidePrintWhatStandsThere(String guide) throws IOException, InterruptedException {
        server.awaitWhileRunning("a site that is ready", GuideCommandsIT::isReady);
        var steps = ConsoleBlock.all(Guides.text(guide)).stream()
                .filter(block -> block.need().isEmpty())
                .flatMap(block -> block.steps().stream())
                .toList();
        assertThat(differences(steps, shell)).as(guide).isEmpty();
    }

    // one guide's load is over before the next one begins
    private static boolean isReady() {
        return server.site().page("health/ready").statusCode() == 200;
    }

    /** What is not as shown: the command, what it should print, and what it printed. */
    static List<String> differences(List<Step> steps, GuideShell shell) throws IOException, InterruptedException {
        var printed = shell.run(steps.stream().map(Step::command).toList());
        printed.forEach(Secrets::note);
        var differences = new ArrayList<String>();
        for (var i = 0; i < steps.size(); i++) {
            if (!PrintedText.matches(steps.get(i).printed(), printed.get(i))) {
                differences.add("$ " + steps.get(i).command() + "\n--- shown:\n"
                        + steps.get(i).printed() + "--- printed:\n" + printed.get(i));
            }
        }
        return differences;
    }

    @Test
    void anOutputThatIsNotTheOneShownIsSeen() throws IOException, InterruptedException {
        var genres = "curl -s -o /dev/null -w '%{http_code}\\n' http://localhost:8080/api/v1/movies/genres";
        assertThat(differences(List.of(new Step(genres, "200\n")), shell)).isEmpty();
        assertThat(differences(List.of(new Step(genres, "201\n")), shell))
                .singleElement()
                .asString()
                .contains("curl", "shown:\n201", "printed:\n200");
    }

    @ParameterizedTest
    @MethodSource("needs")
    void commandsThatNeedMorePrintWhatStandsThereToo(String guide, ConsoleBlock block) throws Exception {
        if (!Surroundings.have(block.need())) {
            abort("needs " + block.need() + ": " + guide + " `"
                    + String.join(
                            "`, `", block.steps().stream().map(Step::command).toList()) + "`");
        }
        var where = block.need().equals("mongodb") ? shell : project;
        assertThat(differences(block.steps(), where)).as(guide).isEmpty();
    }
}
