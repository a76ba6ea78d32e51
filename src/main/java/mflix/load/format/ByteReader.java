package mflix.load.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream read byte by byte, with a look ahead; counts its line (from 1) and offset (from 0). Keeps 64 KiB. */
public final class ByteReader {
    public static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long offset;
    private long line = 1;
    private IOException failure;

    ByteReader(InputStream in) {
        this.in = in;
    }

    long line() {
        return line;
    }

    long offset() {
        return offset;
    }

    /** The next byte, which stays; {@link #END} at the end. */
    int peek() throws IOException {
        return at < end || fill(1) ? buffer[at] & 0xff : END;
    }

    public int read() throws IOException {
        var next = peek();
        if (next != END) {
            at++;
            offset++;
            line += next == '\n' ? 1 : 0;
        }
        return next;
    }

    /** The next bytes, which stay; fewer at the end. At most as many as are kept. */
    byte[] ahead(int count) throws IOException {
        fill(count);
        return Arrays.copyOfRange(buffer, at, Math.min(at + count, end));
    }

    /** As {@link #ahead}, but a stream that fails within them fails later, when they are read. */
    byte[] head(int count) {
        try {
            fill(count);
        } catch (IOException e) {
            failure = e;
        }
        return Arrays.copyOfRange(buffer, at, Math.min(at + count, end));
    }

    /** That many bytes; fewer at the end. Does not count lines. */
    byte[] take(int count) throws IOException {
        var taken = new byte[Math.min(count, 1 << 20)];
        var size = 0;
        while (size < count && peek() != END) {
            if (size == taken.length) {
                // grows with what really comes, because a damaged length may promise anything
                taken = Arrays.copyOf(taken, Math.min(count, 2 * taken.length));
            }
            var some = Math.min(taken.length - size, end - at);
            System.arraycopy(buffer, at, taken, size, some);
            at += some;
            offset += some;
            size += some;
        }
        return size == taken.length ? taken : Arrays.copyOf(taken, size);
    }

    void skipBlanks() throws IOException {
        while (isBlank(peek())) {
            read();
        }
    }

    static boolean isBlank(int letter) {
        return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    }

    private boolean fill(int wanted) throws IOException {
        if (end - at < wanted) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
        }
        while (end - at < wanted) {
            if (failure != null) {
                throw failure;
            }
            var more = in.read(buffer, end, buffer.length - end);
            if (more < 0) {
                return false;
            }
            end += more;
        }
        return true;
    }
}
