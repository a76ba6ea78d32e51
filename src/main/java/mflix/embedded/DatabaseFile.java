package mflix.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mflix.problem.Problem;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The database file in the data folder, open for this process: the store and the mark of what it acknowledged. */
record DatabaseFile(MVStore store, CommitMark mark) {

    /** @throws Problem when the file is damaged, incomplete, no file, or not readable; its bytes are unchanged then */
    static DatabaseFile open(DataFolder folder) {
        try {
            if (Files.exists(folder.file())) {
                check(folder, CommitMark.acknowledged(folder));
            }
            var mark = CommitMark.of(folder);
            return new DatabaseFile(openForWriting(folder.file()), mark);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw folder.refused("is in use: another program has "
                                + folder.file().getFileName() + " open; end that program.")
                        .causedBy(e);
            }
            throw refused(folder, "is damaged or no database of MFlix").causedBy(e);
        } catch (IOException e) {
            throw refused(folder, "cannot be read").causedBy(e);
        }
    }

    // No background thread and no early writes: only whole commands are committed.
    private static MVStore openForWriting(Path file) {
        return new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(cacheMebibytes())
                .open();
    }

    // A filter that no index answers reads a whole collection, from the file again what is not in the cache.
    private static int cacheMebibytes() {
        var heap = Runtime.getRuntime().maxMemory() >> 20;
        return (int) Math.max(16, Math.min(128, heap / 8));
    }

    // Opening for writing repairs what it can, which changes the file; so it is looked at without that right first.
    private static void check(DataFolder folder, long acknowledged) {
        var file = folder.file();
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isWritable(file)) {
            throw refused(folder, "is not a file that this user may read and write");
        }
        if (acknowledged > versionOf(file)) {
            throw refused(
                    folder,
                    "lacks writes that were acknowledged: it was cut off, or is an older copy (to go on with what it holds,"
                            + " delete " + folder.mark().getFileName() + ")");
        }
    }

    private static long versionOf(Path file) {
        if (file.toFile().length() == 0) {
            return 0; // the store cannot open that without writing
        }
        try (var store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            store.getMapNames().forEach(store::openMap);
            return store.getCurrentVersion();
        }
    }

    private static Problem refused(DataFolder folder, String why) {
        return folder.refused("holds " + folder.file().getFileName() + ", which " + why
                + ". It was left as it is: put a good copy there, or move it away and start with a new database.");
    }
}
