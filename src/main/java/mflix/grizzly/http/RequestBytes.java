package mflix.grizzly.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes in a row, of which there may be more. */
public final class RequestBytes {
    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private byte[] array;
    private int size;

    RequestBytes(int expected) {
        array = new byte[expected];
    }

    void add(int octet) {
        room(1);
        array[size++] = (byte) octet;
    }

    void add(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            add(ascii.charAt(i));
        }
    }

    void add(RequestBytes other, int from, int to) {
        room(to - from);
        System.arraycopy(other.array, from, array, size, to - from);
        size += to - from;
    }

    void add(RequestBytes other) {
        add(other, 0, other.size);
    }

    /** As many bytes as that from where the buffer is. */
    void add(ByteBuffer source, int length) {
        room(length);
        source.get(array, size, length);
        size += length;
    }

    /** {@code %E9} for 0xE9. */
    void addEscaped(int octet) {
        add('%');
        add(HEXADECIMAL.charAt(octet >> 4));
        add(HEXADECIMAL.charAt(octet & 15));
    }

    private void room(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
        }
    }

    /** From 0 to 255. */
    int at(int index) {
        return array[index] & 0xFF;
    }

    int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    String text(int from, int to) {
        return new String(array, from, to - from, ISO_8859_1);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(array, size);
    }
}
