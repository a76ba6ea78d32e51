package mflix.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import mflix.problem.Problem;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the store in the data folder, or refuses and leaves it exactly as it was. */
final class DatabaseFile {
    private DatabaseFile() {}

    /** @throws Problem when the file is damaged, no file, or not readable; its bytes are unchanged then */
    static MVStore open(DataFolder folder) {
        var file = folder.file();
        if (Files.exists(file)) {
            check(folder, file);
        }
        try {
            // no background thread and no early writes: only whole commands are committed
            return new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (MVStoreException e) {
            throw damaged(folder, e);
        }
    }

    // Opening for writing repairs what it can, which changes the file; so it is looked at without that right first.
    private static void check(DataFolder folder, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isWritable(file)) {
            throw folder.refused(
                    "holds " + file.getFileName() + ", which is not a file that this user may read and write.");
        }
        try (var store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            store.getMapNames().forEach(store::openMap);
        } catch (MVStoreException e) {
            throw damaged(folder, e);
        }
    }

    private static Problem damaged(DataFolder folder, MVStoreException cause) {
        return folder.refused("holds " + folder.file().getFileName()
                        + ", which is damaged or no database of MFlix. It was left as it is: put a good copy there, or move it away"
                        + " and start with a new database.")
                .causedBy(cause);
    }
}
