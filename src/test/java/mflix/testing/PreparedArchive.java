package mflix.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The class data archive with which the packaged servers of a test run start: made by the command that the launcher script uses, for the first who asks. */
public final class PreparedArchive {
    /** The option by which the launcher script passes it to the command line; the path follows. */
    static final String OPTION = "-Dmflix.class-archive=";

    private static Path file;

    private PreparedArchive() {}

    public static synchronized Path file() {
        if (file == null) {
            file = make(Path.of("target/class-archive").toAbsolutePath());
        }
        return file;
    }

    private static Path make(Path folder) {
        var archive = folder.resolve("classes.archive");
        var output = folder.resolve("prepare.log");
        try {
            Files.createDirectories(folder);
            var builder = ChildServer.commandLine(List.of(OPTION + archive), List.of("prepare"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_TOOL_OPTIONS", ChildServer.QUICK_START);
            var preparing = builder.start();
            ChildServer.await("an archive of classes", () -> !preparing.isAlive());
            assertThat(preparing.exitValue())
                    .as("exit code of prepare, see " + output)
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }
}
