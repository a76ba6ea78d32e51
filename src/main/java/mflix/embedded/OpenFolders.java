package mflix.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The folders that this JVM has open, visible to every deployment in it, whatever its class loader. The system grants a
 * process its own lock again, and takes all of them back when any channel on the file is closed; so this is asked before one
 * is opened.
 */
final class OpenFolders {
    private static final String PREFIX = "mflix open folder ";

    private OpenFolders() {}

    /** Takes the folder, which must exist, for this caller. Null when this JVM has it open already, by whatever path. */
    static FolderClaim claim(Path folder) throws IOException {
        var key = PREFIX + folder.toRealPath();
        return System.getProperties().putIfAbsent(key, "open") == null ? new FolderClaim(key) : null;
    }

    record FolderClaim(String key) {
        void giveBack() {
            System.getProperties().remove(key);
        }
    }
}
