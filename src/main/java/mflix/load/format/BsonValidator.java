package mflix.load.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are one BSON document (bsonspec.org, version 1.1) that MongoDB can store: whole, with UTF-8 texts, at most 16
 * MiB and 100 levels deep. The driver's reader alone takes broken UTF-8 for replacement characters.
 */
final class BsonValidator {
    static final int LARGEST = 16 << 20;
    private static final int DEEPEST = 100;

    private final ByteBuffer in;

    private BsonValidator(byte[] document) {
        in = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
    }

    static void check(byte[] document) throws MalformedDocument {
        if (document.length > LARGEST) {
            throw new MalformedDocument(
                    "the document has " + document.length + " bytes; a document has at most " + LARGEST + ".");
        }
        var check = new BsonValidator(document);
        try {
            check.document(1);
        } catch (BufferUnderflowException | IllegalArgumentException e) { // a length inside leads beyond the end
            throw new MalformedDocument("this is no BSON document: a length in it does not fit.", e);
        }
        if (check.in.hasRemaining()) {
            throw check.bad("something follows its end");
        }
    }

    private void document(int depth) throws MalformedDocument {
        if (depth > DEEPEST) {
            throw new MalformedDocument(
                    "the document is nested more than " + DEEPEST + " levels deep; expected at most " + DEEPEST + ".");
        }
        var outer = in.limit();
        var end = in.position() + in.getInt();
        in.limit(Math.min(end, outer));
        for (var type = in.get(); type != 0; type = in.get()) {
            name();
            value(type, depth);
        }
        if (in.position() != end) {
            throw bad("a length does not fit");
        }
        in.limit(outer);
    }

    private void value(byte type, int depth) throws MalformedDocument {
        switch (type) {
            case 0x06, 0x0A, 0x7F, (byte) 0xFF -> {}
            case 0x10 -> skip(4);
            case 0x01, 0x09, 0x11, 0x12 -> skip(8);
            case 0x07 -> skip(12);
            case 0x13 -> skip(16);
            case 0x08 -> truth();
            case 0x02, 0x0D, 0x0E -> text();
            case 0x03, 0x04 -> document(depth + 1);
            case 0x05 -> binary();
            case 0x0B -> {
                name();
                name();
            }
            case 0x0C -> {
                text();
                skip(12);
            }
            case 0x0F -> code(depth);
            default -> throw bad("there is no type " + (type & 0xff));
        }
    }

    private void skip(int count) {
        if (count < 0) { // going back would never end
            throw new BufferUnderflowException();
        }
        in.position(in.position() + count);
    }

    private void truth() throws MalformedDocument {
        if ((in.get() & 0xfe) != 0) {
            throw bad("a truth value is neither 0 nor 1");
        }
    }

    private void binary() {
        var length = in.getInt();
        in.get();
        skip(length);
    }

    private void code(int depth) throws MalformedDocument {
        var end = in.position() + in.getInt();
        text();
        document(depth + 1);
        if (in.position() != end) {
            throw bad("a length does not fit");
        }
    }

    private void text() throws MalformedDocument {
        var length = in.getInt();
        var start = in.position();
        skip(length);
        if (length < 1 || in.get(start + length - 1) != 0) {
            throw bad("a text does not end where it says");
        }
        refuseBrokenText(start, length - 1);
    }

    private void name() throws MalformedDocument {
        var start = in.position();
        while (in.get() != 0) {}
        refuseBrokenText(start, in.position() - start - 1);
    }

    private void refuseBrokenText(int start, int length) throws MalformedDocument {
        for (var i = start; i < start + length; i++) {
            if (in.get(i) < 0) {
                decode(start, length);
                return;
            }
        }
    }

    private void decode(int start, int length) throws MalformedDocument {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(in.slice(start, length));
        } catch (CharacterCodingException e) {
            throw new MalformedDocument(
                    "the document holds a text that is not Unicode; expected UTF-8 without half characters.", e);
        }
    }

    private MalformedDocument bad(String why) {
        return new MalformedDocument("this is no BSON document: " + why + " (byte " + in.position() + " of it).");
    }
}
