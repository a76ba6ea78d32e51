package mflix.grizzly.http;

import java.nio.ByteBuffer;

/**
 * The requests of one connection, one after the other in whatever pieces they come, in the form that the server receives:
 * each with a head in its plain form, and a body that ends where its head defines. After a refused request or the last one,
 * nothing follows.
 */
public final class RequestStream {
    private static final int A_FEW = 64;

    private RequestHead head = new RequestHead();
    private ChunkedBody chunks;
    private RequestBytes out;
    private long missing; // of a body with a length
    private boolean isOver;
    private boolean isBroken;

    /** What the server receives of these bytes; nothing while a head is not whole. */
    public synchronized RequestBytes read(ByteBuffer in) {
        out = new RequestBytes(in.remaining() + A_FEW);
        while (in.hasRemaining() && !isOver) {
            if (missing > 0) {
                body(in);
            } else if (chunks != null) {
                chunks(in);
            } else if (head.takes(in.get() & 0xFF)) {
                begin();
            }
        }
        return out;
    }

    /** The last body could not be read to its end. */
    public synchronized boolean isBroken() {
        return isBroken;
    }

    private void begin() {
        out.add(head.canonical());
        if (head.isRefused()) {
            isOver = true;
            return;
        }
        missing = head.length();
        if (head.isChunked()) {
            chunks = new ChunkedBody();
        } else if (missing == 0) {
            next();
        }
    }

    private void body(ByteBuffer in) {
        var length = (int) Math.min(missing, in.remaining());
        out.add(in, length);
        missing -= length;
        if (missing == 0) {
            next();
        }
    }

    private void chunks(ByteBuffer in) {
        chunks.read(in, out);
        if (chunks.isOver()) {
            isBroken = chunks.isBroken();
            isOver = isBroken;
            chunks = null;
            next();
        }
    }

    private void next() {
        isOver |= head.isLast();
        head = new RequestHead();
    }
}
