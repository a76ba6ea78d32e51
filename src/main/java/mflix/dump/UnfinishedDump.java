package mflix.dump;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import mflix.embedded.PrivateFile;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;

/**
 * The hidden folder that a dump is written into. It is locked meanwhile: a second dump into the same place is refused, and what a killed
 * one left, which holds no lock, is removed.
 */
final class UnfinishedDump implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path folder;
    private final FileChannel lock;

    private UnfinishedDump(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** An empty folder. @throws Problem CONFLICT when another dump is being written into it */
    static UnfinishedDump begin(Path folder) throws IOException {
        PrivateFile.makeFolder(folder);
        var begun = new UnfinishedDump(folder, PrivateFile.open(folder.resolve(LOCK)));
        try {
            begun.take();
            return begun;
        } catch (IOException | RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    private void take() throws IOException {
        if (!isLocked()) {
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "Another dump is being written into "
                            + SafeText.plain(folder.toAbsolutePath().getParent().toString())
                            + ". Wait for its end, or name another folder.");
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(file -> !file.endsWith(LOCK)).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean isLocked() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) { // by this process
            return false;
        }
    }

    Path folder() {
        return folder;
    }

    /** All of it is written. The lock is moved with the folder, so that no other process takes it for an abandoned one. */
    void finish(Path place) throws IOException {
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(place.resolve(LOCK));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
