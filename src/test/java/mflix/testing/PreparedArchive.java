package mflix.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The class data archive with which the packaged servers of a test run start: made as the launcher script has it made, by the first who asks. */
public final class PreparedArchive {
    /** What the launcher script tells the command line of it; the path follows. */
    static final String OPTION = "-Dmflix.class-archive=";

    private PreparedArchive() {}

    public static Path file() {
        return Holder.FILE;
    }

    private static final class Holder {
        static final Path FILE = make(Path.of("target/class-archive").toAbsolutePath());

        private static Path make(Path folder) {
            var archive = folder.resolve("classes.archive");
            var output = folder.resolve("prepare.log");
            try {
                Files.createDirectories(folder);
                var preparing = ChildServer.commandLine(List.of(OPTION + archive), List.of("prepare"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                preparing.environment().put("JAVA_TOOL_OPTIONS", ChildServer.QUICK_START);
                assertThat(preparing.start().waitFor())
                        .as("exit code of prepare, see " + output)
                        .isZero();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            return archive;
        }
    }
}
