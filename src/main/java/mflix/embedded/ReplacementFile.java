package mflix.embedded;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.mvstore.MVStore;

/**
 * Files that are made beside the database file and then get its name in one step, so that a kill leaves the old or the new
 * one under that name. A half-made file of a killed process is removed before the next opening.
 */
final class ReplacementFile {
    private static final String HALF_MADE = ".new";

    private ReplacementFile() {}

    /** Where the next version of that file is made; nothing is there. */
    static Path halfMade(Path file) throws IOException {
        var made = file.resolveSibling(file.getFileName() + HALF_MADE);
        Files.deleteIfExists(made);
        return made;
    }

    static void removeLeftovers(Path file) throws IOException {
        halfMade(file);
    }

    /** Gives a file that was made beside its final name, with the rights of the database file, once it is on the disk. */
    static void take(Path made, Path name, Path database) throws IOException {
        if (Files.getFileStore(database).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(database));
        }
        force(made);
        Files.move(made, name, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(name.getParent());
    }

    static long freeBytes(Path file) throws IOException {
        return Files.getFileStore(file.getParent()).getUsableSpace();
    }

    static MVStore openReadOnly(Path file) {
        return new MVStore.Builder().fileName(file.toString()).readOnly().open();
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        }
    }

    // Windows opens no folder; there the name is as safe as its file system makes it.
    private static void forceFolder(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (var channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }
}
