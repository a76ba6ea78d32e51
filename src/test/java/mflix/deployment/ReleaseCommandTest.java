package mflix.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code src/ops/release} in a repository of this test, whose build makes one small file. */
@Tag("F-420")
class ReleaseCommandTest {
    private static final String BUILD =
            """
            #!/bin/bash
            set -e
            mkdir -p target/release
            %s
            (cd target/release && sha256sum mflix.war > mflix.war.sha256)
            """;

    private static final String ENGINE = "#!/bin/bash\necho \"$@\" >>\"$(dirname \"$0\")/asked\"\n";

    private record Run(int code, String said) {}

    @TempDir
    private Path temp;

    private Path home;
    private Path tools;

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        home = Files.createDirectories(temp.resolve("home/src/ops")).getParent().getParent();
        tools = Files.createDirectory(temp.resolve("tools"));
        Files.copy(Path.of("src/ops/release"), home.resolve("src/ops/release"));
        Files.writeString(home.resolve(".gitignore"), "target/\n");
        write(
                "pom.xml",
                "<project>\n  <version>1.2.0</version>\n  <a>\n    <version>9.9.9</version>\n  </a>\n</project>\n");
        write("CHANGES.md", "# Changes\n\n## 1.2.0 (2026-02-03)\n\n## 1.1.0 (2025-02-03)\n");
        build("echo content > target/release/mflix.war");
        script(tools.resolve("docker"), "#!/bin/bash\nexit 1\n");
        script(tools.resolve("podman"), "#!/bin/bash\nexit 1\n");
        assertThat(bash("git init -q && git config user.name Somebody && git config user.email somebody@example.com")
                        .code())
                .isZero();
        commit();
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(home.resolve(file), content);
    }

    private static void script(Path file, String content) throws IOException {
        Files.writeString(file, content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void build(String... steps) throws IOException {
        script(home.resolve("mvnw"), BUILD.formatted(String.join("\n", steps)));
    }

    private void commit() throws IOException, InterruptedException {
        var run = bash("git add -A && git commit -q -m 'A change'");
        assertThat(run.code()).as(run.said()).isZero();
    }

    private Run bash(String command) throws IOException, InterruptedException {
        var bash = new ProcessBuilder("/bin/bash", "-c", command)
                .directory(home.toFile())
                .redirectErrorStream(true);
        bash.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        bash.environment()
                .put("TMPDIR", Files.createDirectories(temp.resolve("tmp")).toString());
        bash.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        var process = bash.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), said);
    }

    private Run release(String arguments) throws IOException, InterruptedException {
        return bash("src/ops/release " + arguments);
    }

    private String tags() throws IOException, InterruptedException {
        return bash("git tag").said();
    }

    private List<String> files(Path folder) throws IOException {
        var names = new ArrayList<String>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
            }
        }
        return names;
    }

    private void isRefused(Run run, int code, String why) throws IOException, InterruptedException {
        assertThat(run.said()).contains(why);
        assertThat(run.code()).isEqualTo(code);
        assertThat(tags()).isEmpty();
        assertThat(files(home.resolve("target"))).isEmpty();
        assertThat(files(temp.resolve("tmp"))).isEmpty();
    }

    @Test
    void keepsTheFilesThenMakesTheTagAndSaysWhatWasNotMade() throws IOException, InterruptedException {
        var run = release("1.2.0");
        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said()).contains("NOT MADE: the image", "git push origin v1.2.0");
        assertThat(tags()).isEqualTo("v1.2.0\n");
        assertThat(bash("git cat-file -t v1.2.0").said()).isEqualTo("tag\n");
        assertThat(files(home.resolve("target"))).containsExactly("release");
        assertThat(files(home.resolve("target/release"))).containsExactly("mflix.war", "mflix.war.sha256");
        assertThat(files(temp.resolve("tmp"))).isEmpty();
    }

    @Test
    void makesTheImageOfTheCommitWhereAnEngineAnswers() throws IOException, InterruptedException {
        script(tools.resolve("podman"), ENGINE);
        var run = release("1.2.0");
        assertThat(run.code()).as(run.said()).isZero();
        assertThat(Files.readString(tools.resolve("asked")))
                .contains("build --build-arg VERSION=1.2.0 -t mflix:1.2.0 ");
    }

    @Test
    void anImageThatIsNotBuiltIsNoRelease() throws IOException, InterruptedException {
        script(tools.resolve("docker"), "#!/bin/bash\n[ \"$1\" = info ]\n");
        isRefused(release("1.2.0"), 1, "the image was not built");
    }

    @Test
    void aTrialMakesTheFilesOfASnapshotAndNoTag() throws IOException, InterruptedException {
        write("pom.xml", "<project>\n  <version>1.3.0-SNAPSHOT</version>\n</project>\n");
        commit();
        var run = release("--trial");
        assertThat(run.code()).as(run.said()).isZero();
        assertThat(tags()).isEmpty();
        assertThat(files(home.resolve("target/release"))).hasSize(2);
    }

    @Test
    void saysHowItIsUsed() throws IOException, InterruptedException {
        for (var option : List.of("--help", "-h")) {
            var run = release(option);
            assertThat(run.code()).isZero();
            assertThat(run.said())
                    .contains("src/ops/release VERSION", "--trial")
                    .doesNotContain("set -e", "#!");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--force", "1.2.0 now", "--trial 1.2.0", "''"})
    void argumentsThatItDoesNotKnowAreRefused(String arguments) throws IOException, InterruptedException {
        isRefused(release(arguments), 2, "src/ops/release VERSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.2.0", "1.2", "1.2.0-SNAPSHOT", "1.2.0/../..", "'1.2.0 '", "latest"})
    void whatIsNoVersionOfAReleaseIsRefused(String version) throws IOException, InterruptedException {
        isRefused(release(version), 2, "is not the version of a release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.1", "9.9.9", "1.2.0-rc.1"})
    void anotherVersionThanThatOfTheCommitIsRefused(String version) throws IOException, InterruptedException {
        isRefused(release(version), 1, "pom.xml has the version 1.2.0, not " + version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"## 1.2.0 (not released yet)", "## 1x2.0 (2026-02-03)", "## 1.2.0", "## 11.2.0 (2026-02-03)"})
    void aVersionWhoseChangesHaveNoDateIsRefused(String heading) throws IOException, InterruptedException {
        write("CHANGES.md", heading + "\n");
        commit();
        isRefused(release("1.2.0"), 1, "CHANGES.md has no line");
    }

    @ParameterizedTest
    @CsvSource({"pom.xml,1.2.0", "new.txt,1.2.0", "CHANGES.md,--trial"})
    void whatNoCommitHasIsRefused(String file, String arguments) throws IOException, InterruptedException {
        write(file, "other");
        isRefused(release(arguments), 1, "there are changes that no commit has");
    }

    @Test
    void aTagThatExistsIsRefusedAndStays() throws IOException, InterruptedException {
        bash("git tag v1.2.0");
        var before = bash("git rev-parse v1.2.0").said();
        var run = release("1.2.0");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).contains("the tag v1.2.0 exists already");
        assertThat(bash("git rev-parse v1.2.0").said()).isEqualTo(before);
        assertThat(files(home.resolve("target"))).isEmpty();
    }

    @Test
    void aBuildThatFailsOrDiffersLeavesTheFilesOfTheLastOne() throws IOException, InterruptedException {
        assertThat(release("--trial").code()).isZero();
        var last = Files.readString(home.resolve("target/release/mflix.war"));
        for (var step : List.of("exit 3", "pwd > target/release/mflix.war")) {
            build("echo other > target/release/mflix.war", step);
            commit();
            var run = release("1.2.0");
            assertThat(run.code()).as(run.said()).isEqualTo(1);
            assertThat(run.said()).containsAnyOf("the build failed", "the same commit made different files");
            assertThat(tags()).isEmpty();
            assertThat(files(home.resolve("target"))).containsExactly("release");
            assertThat(Files.readString(home.resolve("target/release/mflix.war")))
                    .isEqualTo(last);
        }
    }

    @Test
    void aTagThatCannotBeMadeIsNoRelease() throws IOException, InterruptedException {
        bash("git config tag.gpgSign true && git config gpg.program /bin/false");
        isRefused(release("1.2.0"), 1, "the tag was not made");
    }
}
