package mflix.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;

/**
 * Compacts a database file: its live entries are copied into a new file beside it, which is compared with the old
 * one, synced, and renamed to it in one step. The old file is only read, so a kill at any moment leaves a good one.
 */
final class FileCompaction {
    private static final Logger LOG = Logger.getLogger(FileCompaction.class.getName());
    /** The two blocks of its header, and the size of its own tables when it is almost empty. */
    private static final long SMALLEST_FILE = 16 << 10;

    private FileCompaction() {}

    /** More than half of the file is unused. */
    static boolean pays(MVStore store) {
        return store.getFileStore().size() > 2 * (liveBytes(store) + SMALLEST_FILE);
    }

    /**
     * Compacts that closed file where there is space for the new one; any failure leaves the file as it was.
     *
     * @param version that of the old file
     * @return the version of the new file; empty when the old one stayed
     */
    static OptionalLong run(Path file, long version) {
        try {
            if (ReplacementFile.freeBytes(file) < Files.size(file) + FileBackup.LEAST_FREE_BYTES) {
                LOG.log(Level.WARNING, "embedded_database_not_compacted: too little space is free beside {0}", file);
                return OptionalLong.empty();
            }
            return OptionalLong.of(rewrite(file, version));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "embedded_database_not_compacted: the file stays as it is", e);
            return OptionalLong.empty();
        }
    }

    /**
     * Copies the live entries of a closed file into a new one under its name, which is marked as written by this
     * {@link StorageVersion}.
     *
     * @param version that of the old file
     * @return the version of the new file, which is higher than the old one's
     */
    static long rewrite(Path file, long version) throws IOException {
        var made = ReplacementFile.halfMade(file);
        try {
            MVStore.compact(file.toString(), made.toString(), false, null);
            stamp(made);
            var newVersion = compared(file, version, made);
            ReplacementFile.take(made, file, file);
            return newVersion;
        } catch (CompletionException e) { // the store copies its maps side by side
            throw new IOException(e.getCause());
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void stamp(Path made) {
        try (var store = new MVStore.Builder()
                .fileName(made.toString())
                .autoCommitDisabled()
                .open()) {
            store.setStoreVersion(StorageVersion.NUMBER);
        }
    }

    private static long compared(Path file, long version, Path made) throws IOException {
        try (var before = ReplacementFile.openReadOnly(file);
                var after = ReplacementFile.openReadOnly(made)) {
            if (before.getCurrentVersion() != version || after.getCurrentVersion() < version) {
                throw new IOException("version " + version + " became " + before.getCurrentVersion() + ", then "
                        + after.getCurrentVersion());
            }
            var difference = StoreDifference.between(before, after);
            if (difference.isPresent()) {
                throw new IOException("the new file differs from the old one: " + difference.get());
            }
            return after.getCurrentVersion();
        }
    }

    // The store keeps statistics of its chunks; in a chunk without "liveMax" all entries are live.
    private static long liveBytes(MVStore store) {
        return store.getLayoutMap().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("chunk."))
                .map(entry -> DataUtils.parseMap(entry.getValue()))
                .mapToLong(chunk -> DataUtils.readHexLong(chunk, "liveMax", DataUtils.readHexLong(chunk, "max", 0)))
                .sum();
    }
}
