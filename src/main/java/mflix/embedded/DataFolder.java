package mflix.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import mflix.settings.DataDirectory;
import mflix.settings.SettingsReader;

/**
 * The folder of the embedded database: its file, the lock of the one process that has it open, and the address at which that
 * process serves it.
 */
public record DataFolder(Path path) {
    private static final int ATTEMPTS = 25;
    private static final long PAUSE_MILLIS = 20;

    /** The folder of the setting {@code mflix.data.dir}, else {@code mflix-data} in the working directory. */
    public static DataFolder of(SettingsReader config) {
        return new DataFolder(DataDirectory.of(config));
    }

    /** The address at which another process serves this folder; one that a killed process left behind is not believed. */
    public Optional<String> address() {
        try {
            return isLocked() ? Optional.of(Files.readString(addressFile()).strip()) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it is being opened at this moment
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Refuses when another process has this folder open, or when it cannot be used. Makes the folder where it is missing. */
    public void requireFree() {
        release(lock());
    }

    /**
     * Refuses when no database was ever made here, and makes nothing. A folder that cannot be read may have one; opening it says what
     * is wrong.
     */
    public void requireDatabase() {
        if (Files.notExists(file())) {
            throw refused("contains no database. Start ./mflix serve or run ./mflix load with it first, or name another"
                    + " folder with --data-dir.");
        }
    }

    Path file() {
        return path.resolve("database.h2");
    }

    Path mark() {
        return path.resolve("acknowledged");
    }

    /**
     * Makes the folder where it is missing and takes it for this process until the lock is closed. The system releases the
     * lock when the process ends, however it ends. A process that only reads the address holds the lock for a moment; so
     * this is repeated for half a second.
     *
     * @throws Problem when another process has it, naming that process, or the folder cannot be used; nothing has changed then
     */
    FolderLock lock() {
        try {
            PrivateFile.makeFolder(path);
            for (var attempt = 1; ; attempt++) {
                try {
                    return lockAtOnce();
                } catch (Held e) {
                    if (attempt == ATTEMPTS || !rest()) {
                        throw refused(e.getMessage());
                    }
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private FolderLock lockAtOnce() throws IOException, Held {
        var claim = OpenFolders.claim(path);
        if (claim == null) {
            throw new Held(ProcessHandle.current().pid()
                    + ", this one, which has it open already; use another folder with --data-dir.");
        }
        return lock(claim);
    }

    /** Another process has the folder at this moment; the message names it. */
    private static final class Held extends Exception {
        private static final long serialVersionUID = 1;

        private Held(String by) {
            super("is in use by process " + by);
        }
    }

    /** False when this thread is to end. */
    private static boolean rest() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FolderLock lock(OpenFolders.FolderClaim claim) throws IOException, Held {
        FolderLock held = null;
        try {
            held = new FolderLock(FileChannel.open(lockFile(), CREATE, READ, WRITE), claim);
            requireLocked(held.channel());
            held.channel().truncate(0).write(ByteBuffer.wrap(pid()), 0);
            Files.deleteIfExists(addressFile());
            keepFilesFromOthers();
            return held;
        } catch (IOException | Held | RuntimeException e) {
            if (held == null) {
                claim.giveBack();
            } else {
                held.giveBack();
            }
            throw e;
        }
    }

    private static void requireLocked(FileChannel channel) throws IOException, Held {
        if (channel.tryLock() == null) {
            var holder = read(channel);
            throw new Held(
                    (holder.isEmpty() ? "(unknown)" : holder) + "; stop it, or use another folder with --data-dir.");
        }
    }

    // the library makes files as the system's usual rights say, so this is repeated when they exist
    private void keepFilesFromOthers() throws IOException {
        for (var file : List.of(lockFile(), file(), mark())) {
            PrivateFile.keepFromOthers(file);
        }
    }

    void release(FolderLock lock) {
        try {
            try {
                keepFilesFromOthers();
            } finally {
                lock.giveBack();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Writes down the address of the database and the key that gives access to it, readable by the owner of this folder
     * only.
     */
    void announce(String uri) {
        try {
            keepFilesFromOthers();
            PrivateFile.write(addressFile(), uri + System.lineSeparator());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void withdraw() {
        try {
            Files.deleteIfExists(addressFile());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** A refusal about this folder: {@code The data folder … is in use by process 4711.} */
    public Problem refused(String why) {
        return Problem.of(
                ProblemKind.DATABASE_UNAVAILABLE, "The data folder " + SafeText.plain(path.toString()) + " " + why);
    }

    /** A refusal because this user may not read or write it. */
    public Problem unusable(IOException cause) {
        return refused("cannot be used. Expected a folder that this user may read and write.")
                .causedBy(cause);
    }

    private boolean isLocked() throws IOException {
        var file = lockFile();
        if (!Files.exists(file)) {
            return false;
        }
        var claim = OpenFolders.claim(path);
        if (claim == null) {
            return true;
        }
        try (var channel = FileChannel.open(file, READ, WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } finally {
            claim.giveBack();
        }
    }

    private Path lockFile() {
        return path.resolve("lock");
    }

    private Path addressFile() {
        return path.resolve("embedded.uri");
    }

    private static String read(FileChannel channel) throws IOException {
        var pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
    }

    private static byte[] pid() {
        return String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    }
}
