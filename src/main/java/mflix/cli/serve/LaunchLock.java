package mflix.cli.serve;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;

/**
 * Held by {@code ./mflix serve} as long as it runs, so that a second one on the same data folder ends before it touches the log
 * of the first. The server itself takes the folder only when it opens the database. The system releases it however the process ends.
 */
final class LaunchLock implements AutoCloseable {
    private final FileChannel channel;

    private LaunchLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws Problem when another process holds it, or the folder cannot be used */
    static LaunchLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("serve.lock"), CREATE, WRITE);
            if (isLocked(channel)) {
                return new LaunchLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw refused(folder, "cannot be used. Expected a folder that this user may read and write.")
                    .causedBy(e);
        }
        throw refused(
                folder,
                "is in use: another ./mflix serve runs or starts there; stop it, or use another folder with --data-dir.");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // held by this very process
            return false;
        }
    }

    private static Problem refused(Path folder, String why) {
        return Problem.of(
                ProblemKind.DATABASE_UNAVAILABLE, "The data folder " + SafeText.plain(folder.toString()) + " " + why);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
