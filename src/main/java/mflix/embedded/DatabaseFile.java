package mflix.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.problem.Problem;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The database file in the data folder, open for this process: the store and the mark of what it acknowledged. */
final class DatabaseFile implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DatabaseFile.class.getName());

    private final Path path;
    private final MVStore store;
    private final CommitMark mark;
    private final long openedVersion;
    private final boolean wasClosed;

    private DatabaseFile(Path path, MVStore store, CommitMark mark) {
        this.path = path;
        this.store = store;
        this.mark = mark;
        this.openedVersion = store.getCurrentVersion();
        this.wasClosed = store.getFileStore().getStoreHeader().containsKey("clean");
    }

    /** @throws Problem when the file is damaged, incomplete, no file, or not readable; its bytes are unchanged then */
    static DatabaseFile open(DataFolder folder) {
        StorageVersion.requireOurs(StorageVersion.loaded());
        try {
            var path = realPath(folder.file());
            ReplacementFile.removeLeftovers(path);
            var found = Files.exists(path) ? check(folder, path) : Found.NOTHING;
            if (found.isFromBefore()) {
                carryOver(folder, path, found.version());
            }
            var mark = CommitMark.of(folder);
            var store = openForWriting(path);
            if (found.isEmpty()) {
                store.setStoreVersion(StorageVersion.NUMBER);
                store.commit();
            }
            return new DatabaseFile(path, store, mark);
        } catch (MVStoreException e) {
            throw unopened(folder, e).causedBy(e);
        } catch (IOException e) {
            throw refused(folder, "cannot be read").causedBy(e);
        }
    }

    MVStore store() {
        return store;
    }

    CommitMark mark() {
        return mark;
    }

    /** Its path, with all links resolved. */
    Path path() {
        return path;
    }

    /**
     * Changes no byte when nothing was written. Otherwise writes what is not on disk yet, or compacts the file when
     * more than half of it is unused; that is also done for one that a killed process left in that state.
     */
    @Override
    public void close() {
        if (store.isClosed()) {
            return;
        }
        if ((isChanged() || !wasClosed) && FileCompaction.pays(settled())) {
            var version = store.getCurrentVersion();
            // without the sign of a clean end, so that the next one tries again when this is killed
            store.closeImmediately();
            FileCompaction.run(path, version).ifPresent(mark::acknowledge);
        } else if (isChanged()) {
            store.close();
        } else {
            store.closeImmediately();
        }
        mark.close();
    }

    /** Lets go of the file at once, as the end of the process would. After {@link #close} it does nothing. */
    void abandon() {
        try {
            store.closeImmediately(); // says nothing when it fails
        } finally {
            try {
                store.getFileStore().close();
            } finally {
                mark.close();
            }
        }
    }

    private boolean isChanged() {
        return store.getCurrentVersion() != openedVersion;
    }

    // The next commit counts the space that the last one made unused.
    private MVStore settled() {
        if (isChanged()) {
            store.setStoreVersion(StorageVersion.NUMBER);
            store.commit();
        }
        return store;
    }

    // No background thread and no early writes: only whole commands are committed.
    private static MVStore openForWriting(Path file) {
        var store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(cacheMebibytes())
                .open();
        store.setRetentionTime(0); // what is still needed is kept by version: see DurableBackend
        return store;
    }

    // A filter that no index answers reads a whole collection, from the file again what is not in the cache.
    private static int cacheMebibytes() {
        var heap = Runtime.getRuntime().maxMemory() >> 20;
        return (int) Math.max(16, Math.min(128, heap / 8));
    }

    // Opening for writing repairs what it can, which changes the file; so it is looked at without that right first.
    /** Refuses a file that {@link #open} would refuse; opens it for reading only. */
    static void requireUsable(DataFolder folder) {
        try {
            var unused = check(folder, realPath(folder.file()));
        } catch (MVStoreException e) {
            throw unopened(folder, e).causedBy(e);
        } catch (IOException e) {
            throw refused(folder, "cannot be read").causedBy(e);
        }
    }

    private static Found check(DataFolder folder, Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isWritable(file)) {
            throw refused(folder, "is not a file that this user may read and write");
        }
        var found = Found.in(file);
        if (CommitMark.acknowledged(folder) > found.version()) {
            throw refused(
                    folder,
                    "lacks writes that were acknowledged: it was cut off, or is an older copy (to go on with what it holds,"
                            + " delete " + folder.mark().getFileName() + ")");
        }
        if (!found.isKnown()) {
            throw refused(
                    folder,
                    "was written by version " + StorageVersion.text(found.writtenBy())
                            + " of its storage; this is version " + StorageVersion.built()
                            + ", which knows files of its own and of earlier versions of MFlix");
        }
        return found;
    }

    /** What a file contains, read without changing it. */
    private record Found(long version, int writtenBy, boolean isEmpty) {
        private static final Found NOTHING = new Found(0, StorageVersion.BEFORE, true);

        static Found in(Path file) {
            if (file.toFile().length() == 0) {
                return NOTHING; // the store cannot open that without writing
            }
            try (var store = ReplacementFile.openReadOnly(file)) {
                store.getMapNames().forEach(store::openMap);
                return new Found(
                        store.getCurrentVersion(),
                        store.getStoreVersion(),
                        store.getMapNames().isEmpty() && store.getStoreVersion() == StorageVersion.BEFORE);
            }
        }

        boolean isKnown() {
            return writtenBy == StorageVersion.NUMBER || writtenBy == StorageVersion.BEFORE;
        }

        boolean isFromBefore() {
            return writtenBy == StorageVersion.BEFORE && !isEmpty;
        }
    }

    private static void carryOver(DataFolder folder, Path file, long version) throws IOException {
        if (ReplacementFile.freeBytes(file) < 2 * Files.size(file) + FileBackup.LEAST_FREE_BYTES) {
            throw refused(
                    folder,
                    "an earlier version of MFlix wrote; carrying it over needs space for two more such files, which is not"
                            + " free");
        }
        var copy = FileBackup.of(file, StorageVersion.built());
        FileCompaction.rewrite(file, version);
        LOG.log(
                Level.WARNING,
                "embedded_database_carried_over: the file of an earlier version was rewritten. To return to that version, stop"
                        + " MFlix, delete {0}, and rename {1} to {2}.",
                new Object[] {folder.mark().getFileName(), copy.getFileName(), file.getFileName()});
    }

    private static Problem unopened(DataFolder folder, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> folder.refused(
                    "is in use: another program has " + folder.file().getFileName() + " open; end that program.");
            case DataUtils.ERROR_UNSUPPORTED_FORMAT -> refused(
                    folder, "was written by another version of its storage than " + StorageVersion.built());
            default -> refused(folder, "is damaged or no database of MFlix");
        };
    }

    private static Path realPath(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file;
    }

    private static Problem refused(DataFolder folder, String why) {
        return folder.refused("holds " + folder.file().getFileName() + ", which " + why
                + ". It was left as it is: put a good copy there, or move it away and start with a new database.");
    }
}
