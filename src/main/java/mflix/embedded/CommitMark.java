package mflix.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Records, beside the database file, up to which version it was acknowledged. The store opens a file that was cut off as
 * the older state that it still holds, without an error; comparing the versions shows that acknowledged writes are missing.
 */
final class CommitMark implements AutoCloseable {
    private final Path file;
    private FileChannel channel;
    private long acknowledged;

    private CommitMark(Path file, long acknowledged) {
        this.file = file;
        this.acknowledged = acknowledged;
    }

    /** The version of the folder's database file that was acknowledged last; 0 when none was. */
    static long acknowledged(DataFolder folder) throws IOException {
        var file = folder.mark();
        return Files.exists(file) && Files.size(file) == Long.BYTES
                ? ByteBuffer.wrap(Files.readAllBytes(file)).getLong()
                : 0;
    }

    /** Where there is no database file yet, whatever an earlier one left behind is forgotten. */
    static CommitMark of(DataFolder folder) throws IOException {
        if (!Files.exists(folder.file())) {
            Files.deleteIfExists(folder.mark());
        }
        return new CommitMark(folder.mark(), acknowledged(folder));
    }

    /** Writes it down, unless it is already there. */
    void acknowledge(long version) {
        if (version == acknowledged) {
            return;
        }
        try {
            if (channel == null) {
                channel = PrivateFile.open(file);
            }
            channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, version), 0);
            acknowledged = version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
