package mflix.web.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** JSON text in UTF-8, built in one growing array so that it can be sent in one write. Not for more than one thread. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final byte[] NULL = "null".getBytes(ISO_8859_1);

    // eight characters at once: each octet of these constants is about one of them
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SIGNS = 0x8080_8080_8080_8080L;
    private static final int TENTHS = 100_000;

    private byte[] bytes;
    private int length;

    /** {@code expected}: how long it will about be. */
    JsonBytes(int expected) {
        this.bytes = new byte[expected];
    }

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

    /** A whole number. */
    void integer(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            literal(Long.toString(value));
        } else {
            natural((int) value);
        }
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

    /** The same of text in ASCII; false, and nothing is added, when it has another character. */
    boolean asciiString(byte[] source, int offset, int count) {
        var before = length;
        var end = offset + count;
        sign('"');
        var copied = offset;
        for (var at = plainUntil(source, offset, end); at < end; at = plainUntil(source, copied, end)) {
            if (source[at] < 0) {
                length = before;
                return false;
            }
            copy(source, copied, at - copied);
            escape(source[at]);
            copied = at + 1;
        }
        copy(source, copied, end - copied);
        sign('"');
        return true;
    }

    // where the first octet is that must not be copied as it is
    private static int plainUntil(byte[] source, int start, int end) {
        var at = start;
        while (at + Long.BYTES <= end && arePlain((long) EIGHT.get(source, at))) {
            at += Long.BYTES;
        }
        while (at < end && source[at] >= 0x20 && source[at] != '"' && source[at] != '\\') {
            at++;
        }
        return at;
    }

    // False also where it is not certain. Below 0x20, and equal to the character where that was taken out, a
    // subtraction sets the sign.
    private static boolean arePlain(long eight) {
        var low = eight - 0x20 * ONES;
        var quotes = (eight ^ '"' * ONES) - ONES;
        var backslashes = (eight ^ '\\' * ONES) - ONES;
        return ((eight | low | quotes | backslashes) & SIGNS) == 0;
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
        var tenths = (int) (value * 10);
        if (value > 0 && tenths < TENTHS && tenths / 10.0 == value) { // as ratings are
            natural(tenths / 10);
            sign('.');
            natural(tenths % 10);
        } else if (Double.isFinite(value)) {
            literal(Double.toString(value));
        } else {
            nothing();
        }
    }

    private void natural(int value) {
        var digits = 1;
        for (var rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        ensure(digits);
        length += digits;
        for (int at = length - 1, rest = value; digits > 0; digits--, at--, rest /= 10) {
            bytes[at] = (byte) ('0' + rest % 10);
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
