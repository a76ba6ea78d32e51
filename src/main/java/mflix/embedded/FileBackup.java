package mflix.embedded;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mflix.mongo.DatabaseProvider;
import org.h2.mvstore.MVStore;

/**
 * Copies of the database file that are kept before something drastic: {@code database.h2.before-load-20251129T041530123Z}
 * beside it. They are complete when they have that name, and nothing ever deletes one.
 */
final class FileBackup {
    static final String COMMAND = DatabaseProvider.KEEP_COPY;
    static final long LEAST_FREE_BYTES = 64L << 20;
    private static final int PIECE = 1 << 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FileBackup() {}

    static boolean isReason(String what) {
        return what.matches("[a-z0-9.-]{1,40}");
    }

    /** Copies an open store's file through the store; nothing may be committed meanwhile. */
    static Path of(MVStore store, Path file, String what) throws IOException {
        // a channel of our own would, when it is closed, release the locks that this process has on the file
        var open = store.getFileStore();
        var made = ReplacementFile.halfMade(file);
        try (var copy = FileChannel.open(made, CREATE_NEW, WRITE)) {
            for (long at = 0; at < open.size(); at += PIECE) {
                var piece = open.readFully(null, at, (int) Math.min(PIECE, open.size() - at));
                while (piece.hasRemaining()) {
                    copy.write(piece);
                }
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(made);
            throw e;
        }
        return named(made, file, what);
    }

    /** Copies a file that no process has open. */
    static Path of(Path file, String what) throws IOException {
        return named(Files.copy(file, ReplacementFile.halfMade(file)), file, what);
    }

    private static Path named(Path made, Path file, String what) throws IOException {
        var name = file.resolveSibling(file.getFileName() + ".before-" + what + "-"
                + TIME.format(Clock.systemUTC().instant()));
        ReplacementFile.take(made, name, file);
        return name;
    }
}
