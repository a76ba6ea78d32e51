package mflix.web.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** JSON text in UTF-8, built in one growing array so that it can be sent in one write. Not for more than one thread. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final byte[] NULL = "null".getBytes(ISO_8859_1);

    private byte[] bytes = new byte[8192];
    private int length;

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    int length() {
        return length;
    }

    /** Forgets what was added after that length. */
    void cutTo(int earlier) {
        length = earlier;
    }

    /** A single character of JSON's own: a bracket, a colon, a comma. */
    void sign(char sign) {
        ensure(1);
        bytes[length++] = (byte) sign;
    }

    /** Text that is JSON already and has only ASCII letters: a number, true, false. */
    void literal(String ascii) {
        literal(ascii.getBytes(ISO_8859_1));
    }

    void nothing() {
        literal(NULL);
    }

    /** A string that needs no escapes and has only ASCII letters: an id, a date. */
    void plainString(String ascii) {
        sign('"');
        literal(ascii);
        sign('"');
    }

    void string(String value) {
        var utf8 = value.getBytes(UTF_8);
        utf8String(utf8, 0, utf8.length);
    }

    /** A string in UTF-8, part of an array. The bytes must be well-formed UTF-8. */
    void utf8String(byte[] source, int offset, int count) {
        sign('"');
        int copied = offset;
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            byte b = source[i];
            if ((b >= 0 && b < 0x20) || b == '"' || b == '\\') {
                copy(source, copied, i - copied);
                escape(b);
                copied = i + 1;
            }
        }
        copy(source, copied, end - copied);
        sign('"');
    }

    /** 24 hex digits in quotes. */
    void objectId(byte[] source, int offset) {
        ensure(26);
        bytes[length++] = '"';
        for (int i = offset; i < offset + 12; i++) {
            bytes[length++] = HEX[(source[i] >> 4) & 0xf];
            bytes[length++] = HEX[source[i] & 0xf];
        }
        bytes[length++] = '"';
    }

    /** JSON has no NaN and no infinities: they become null. */
    void number(double value) {
        if (Double.isFinite(value)) {
            literal(Double.toString(value));
        } else {
            nothing();
        }
    }

    private void escape(byte b) {
        sign('\\');
        switch (b) {
            case '"', '\\' -> sign((char) b);
            case '\n' -> sign('n');
            case '\r' -> sign('r');
            case '\t' -> sign('t');
            default -> {
                literal("u00");
                sign((char) HEX[b >> 4]);
                sign((char) HEX[b & 0xf]);
            }
        }
    }

    private void literal(byte[] ascii) {
        copy(ascii, 0, ascii.length);
    }

    private void copy(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
