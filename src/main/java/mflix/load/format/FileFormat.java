package mflix.load.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What a stream holds, recognised by its first bytes alone; names do not count. */
public enum FileFormat {
    LINES,
    ARRAY,
    BSON,
    ARCHIVE,
    EMPTY,
    OTHER;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final int ARCHIVE_MAGIC = 0x8199e26d;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Unpacks gzip; anything else comes as it is. */
    public static ByteReader unpacked(InputStream in) throws IOException {
        var packed = new BufferedInputStream(in, 1 << 16);
        packed.mark(GZIP.length);
        var isGzip = Arrays.equals(packed.readNBytes(GZIP.length), GZIP);
        packed.reset();
        return new ByteReader(isGzip ? StrictGzipInputStream.of(packed) : packed);
    }

    /** Looks at the next bytes and steps over a byte order mark and blanks before text, nothing else. */
    public static FileFormat of(ByteReader bytes) throws IOException {
        var head = ByteBuffer.wrap(Arrays.copyOf(bytes.ahead(5), 5)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.peek() == ByteReader.END) {
            return EMPTY;
        }
        if (head.getInt(0) == ARCHIVE_MAGIC) {
            return ARCHIVE;
        }
        if (startsDocument(head.getInt(0), head.get(4))) {
            return BSON;
        }
        if (Arrays.equals(bytes.ahead(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            bytes.take(BYTE_ORDER_MARK.length);
        }
        bytes.skipBlanks();
        return ofText(bytes.peek());
    }

    // The fourth byte of a believable length is 0 or 1, which no text has among its first four.
    private static boolean startsDocument(int length, byte type) {
        var believable = length >= 5 && length <= BsonValidator.LARGEST + (1 << 14);
        var known = (type > 0 && type <= 0x13) || type == 0x7f || type == (byte) 0xff;
        return believable && (known || (type == 0 && length == 5));
    }

    private static FileFormat ofText(int letter) {
        return switch (letter) {
            case ByteReader.END -> EMPTY;
            case '{' -> LINES;
            case '[' -> ARRAY;
            default -> OTHER;
        };
    }
}
