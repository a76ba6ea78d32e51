package mflix.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;

/** A body that refuses with BODY_TOO_LARGE at the first byte beyond its limit, whatever length was announced. */
public final class LimitedInputStream extends FilterInputStream {
    private long left;

    public LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    // One byte more than is left shows whether there is more, and is the last that is read.
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, (int) Math.min(length, left + 1));
        left -= Math.max(0, count);
        if (left < 0) {
            throw Problem.of(ProblemKind.BODY_TOO_LARGE);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
