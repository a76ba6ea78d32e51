package mflix.cli.serve;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import mflix.embedded.DataFolder;
import mflix.embedded.PrivateFile;
import mflix.problem.Problem;

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
    static LaunchLock take(DataFolder folder) {
        try {
            Files.createDirectories(folder.path());
            var channel = PrivateFile.open(folder.path().resolve("serve.lock"));
            if (isLocked(channel)) {
                return new LaunchLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw folder.unusable(e);
        }
        throw folder.refused(
                "is in use: another ./mflix serve runs or starts there; stop it, or use another folder with --data-dir.");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // held by this very process
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
