package mflix.load.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Gzip of one or several members that is read to its last byte or refused. Java's own reader treats anything that cannot be
 * a further member as the end, without an error, so a file cut in the head of its second member would be a short load.
 */
final class StrictGzipInputStream extends GZIPInputStream {
    private static final int TRAILER_BYTES = 8;

    private final CountingInputStream packed;
    private long filled;

    private StrictGzipInputStream(CountingInputStream packed) throws IOException {
        super(packed, 1 << 16);
        this.packed = packed;
    }

    static StrictGzipInputStream of(InputStream packed) throws IOException {
        return new StrictGzipInputStream(new CountingInputStream(packed));
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filled = packed.count;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var size = super.read(into, offset, length);
        if (size < 0 && (filled - inf.getRemaining() + TRAILER_BYTES != packed.count || packed.read() >= 0)) {
            throw new ZipException("bytes after the last member");
        }
        return size;
    }

    private static final class CountingInputStream extends FilterInputStream {
        private long count;

        private CountingInputStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var size = in.read(into, offset, length);
            count += Math.max(size, 0);
            return size;
        }
    }
}
