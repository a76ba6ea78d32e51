package mflix.grizzly;

import java.util.Arrays;
import org.glassfish.grizzly.Buffer;

/**
 * The bytes of one body until it is whole, in an array of its own: the bytes from the network may be a small part of a large
 * buffer.
 */
final class HeldBody {
    private static final int SMALLEST = 1024;

    private final BodyMemory memory;
    private byte[] bytes = {};
    private int size;

    HeldBody(BodyMemory memory) {
        this.memory = memory;
    }

    /** Copies what is there; false when there is no memory for it. */
    boolean add(Buffer more) {
        var count = more.remaining();
        if (!reserve(size + count)) {
            return false;
        }
        more.get(bytes, size, count);
        size += count;
        return true;
    }

    private boolean reserve(int needed) {
        if (needed <= bytes.length) {
            return true;
        }
        var larger = Math.max(needed, Math.max(SMALLEST, bytes.length * 2));
        if (!memory.take(larger - bytes.length, larger)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, larger);
        return true;
    }

    int size() {
        return size;
    }

    /** The array itself; only its first {@link #size} bytes are the body's. */
    byte[] bytes() {
        return bytes;
    }

    void release() {
        memory.giveBack(bytes.length);
        bytes = new byte[0];
        size = 0;
    }
}
