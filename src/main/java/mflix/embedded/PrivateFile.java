package mflix.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only their owner may read, from the first moment on; plain ones where the file system has no
 * owners.
 */
public final class PrivateFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFile() {}

    /** Writes a text in one step, in place of any earlier content. */
    static void write(Path file, String text) throws IOException {
        var fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", only("rw-------"));
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Opens a file for writing, and makes it where it is missing. */
    public static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), only("rw-------"));
    }

    /** With those above it that are missing. */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, only("rwx------"));
    }

    /** Removes the rights of other users on a file of this owner; a file of another owner is not changed. */
    static void keepFromOthers(Path file) throws IOException {
        if (POSIX
                && Files.isRegularFile(file)
                && Files.getOwner(file).equals(Files.getOwner(file.getParent().resolve("lock")))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
