package mflix.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that wait for a server which has ended; the bound is far below the patience with one that runs. */
@Timeout(60)
class ChildServerTest {
    @TempDir
    private Path folder;

    /** What is started in place of a server. */
    static final class LastWords {
        public static void main(String[] words) {
            System.out.print("its last words");
            System.exit(3);
        }
    }

    private Process process() throws IOException {
        return TestJvm.command(List.of(), LastWords.class)
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private Path output() {
        return folder.resolve("output");
    }

    private String printed() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void waitForWhatItNeverDidEndsWithIt() throws IOException {
        var process = process();
        assertThatThrownBy(() -> ChildServer.awaitWhileRunning(process, this::printed, "a banner", () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("it ended with 3 before a banner")
                .hasMessageContaining("its last words");
    }

    @Test
    void whatItDidLastIsSeenAfterItsEnd() throws Exception {
        var process = process();
        process.waitFor();
        assertThatCode(() -> ChildServer.awaitWhileRunning(
                        process, this::printed, "its words", () -> printed().endsWith("last words")))
                .doesNotThrowAnyException();
    }

    @Test
    void questionThatNobodyAnswersTellsWhatItPrinted() throws Exception {
        var process = process();
        process.waitFor();
        var refused = new UncheckedIOException(new IOException("Connection refused"));
        assertThatThrownBy(() -> ChildServer.awaitWhileRunning(process, this::printed, "an answer", () -> {
                    throw refused;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nobody answers before an answer")
                .hasMessageContaining("its last words")
                .hasCause(refused);
    }
}
