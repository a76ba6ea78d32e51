package mflix.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.CommandFailure;
import mflix.cli.console.Terminal;
import picocli.CommandLine.Command;

/**
 * Makes the {@link ClassArchive} of this Java: starts the server on an empty folder of its own, and stops it. The launcher script runs it
 * once after the build and once for each other Java.
 */
@Command(
        name = "prepare",
        hidden = true,
        mixinStandardHelpOptions = true,
        versionProvider = ApplicationVersion.class,
        description = "Make later starts faster. ./mflix does so by itself.")
public final class PrepareCommand implements Callable<Integer> {
    private static final Duration LONGEST_WRITING = Duration.ofMinutes(5);

    @Override
    public Integer call() throws IOException, InterruptedException {
        var archive = ClassArchive.ofProcess()
                .orElseThrow(() -> new CommandFailure("Start it by ./mflix, which says where to."));
        Files.deleteIfExists(archive.unfinished());
        var folder = Files.createTempDirectory("mflix-prepare");
        try {
            run(folder, archive);
            Files.move(archive.unfinished(), archive.file(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            deleteAll(folder);
        }
        return 0;
    }

    private static void run(Path folder, ClassArchive archive) throws IOException, InterruptedException {
        var site = new ServerProcess.Site(ListenAddress.startup(0), Duration.ZERO);
        var settings = Map.of("mflix.data.dir", folder.resolve("data").toString());
        var terminal = new Terminal(System.err, false, false);
        var stop = new ServerShutdownHook(terminal);
        var server = stop.watch(ServerProcess.start(
                InstalledFiles.ofProcess(), site, settings, folder.resolve("server.log"), archive.making()));
        new StartupProbe(terminal).await(server);
        server.stop(LONGEST_WRITING);
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
