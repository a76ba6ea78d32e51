package mflix.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.RawBsonDocument;

/**
 * The bytes of a stored document straight to JSON, without objects in between. Supports the types that films and comments
 * are made of by the BSON specification (bsonspec.org, version 1.1); a document with any other type is converted over
 * objects. Both ways give the same text, which a test compares.
 */
final class RawBsonJson {
    private static final int DOUBLE = 0x01;
    private static final int STRING = 0x02;
    private static final int DOCUMENT = 0x03;
    private static final int ARRAY = 0x04;
    private static final int OBJECT_ID = 0x07;
    private static final int BOOLEAN = 0x08;
    private static final int DATE_TIME = 0x09;
    private static final int NULL = 0x0a;
    private static final int INT32 = 0x10;
    private static final int INT64 = 0x12;

    private final byte[] bytes;
    private final ByteBuffer numbers;
    private final JsonBytes out;
    private int at;

    private RawBsonJson(RawBsonDocument document, JsonBytes out) {
        this.bytes = document.getBackingArray();
        this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.at = document.getByteOffset();
        this.out = out;
    }

    /**
     * Appends the document.
     *
     * @return false when it holds a type that is not supported here; the output then ends somewhere inside it
     */
    static boolean write(RawBsonDocument document, JsonBytes out) {
        return new RawBsonJson(document, out).members(true);
    }

    // region members
    private boolean members(boolean named) {
        var end = at + int32() - 1;
        at += 4;
        out.sign(named ? '{' : '[');
        while (at < end) {
            int type = bytes[at++];
            name(named);
            if (!value(type)) {
                return false;
            }
            if (at < end) {
                out.sign(',');
            }
        }
        out.sign(named ? '}' : ']');
        at = end + 1;
        return true;
    }
    // endregion members

    private void name(boolean shown) {
        int start = at;
        while (bytes[at] != 0) {
            at++;
        }
        if (shown) {
            text(start, at - start);
            out.sign(':');
        }
        at++;
    }

    // region value
    private boolean value(int type) {
        switch (type) {
            case STRING -> string();
            case DOCUMENT -> {
                return members(true);
            }
            case ARRAY -> {
                return members(false);
            }
            case OBJECT_ID -> {
                out.objectId(bytes, at);
                at += 12;
            }
            case INT32 -> {
                out.integer(int32());
                at += 4;
            }
            case INT64 -> out.integer(int64());
            case DOUBLE -> out.number(Double.longBitsToDouble(int64()));
            case DATE_TIME -> out.plainString(WireTimestamp.of(int64()));
            case BOOLEAN -> out.literal(bytes[at++] == 0 ? "false" : "true");
            case NULL -> out.nothing();
            default -> {
                return false;
            }
        }
        return true;
    }
    // endregion value

    private void string() {
        var count = int32();
        text(at + 4, count - 1);
        at += 4 + count;
    }

    // Bytes beyond ASCII go through a String, which replaces what is no UTF-8:
    // a stored defect must not break the reply.
    private void text(int start, int count) {
        if (!out.asciiString(bytes, start, count)) {
            out.string(new String(bytes, start, count, UTF_8));
        }
    }

    private int int32() {
        return numbers.getInt(at);
    }

    private long int64() {
        at += 8;
        return numbers.getLong(at - 8);
    }
}
