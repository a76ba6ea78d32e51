package mflix.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mflix.load.format.MalformedDocument;
import mflix.problem.SafeText;
import org.bson.RawBsonDocument;

/**
 * Whether the target can store a document as it is, checked before anything is written. The document is complete BSON
 * already; this finds what a server would refuse, or would store as something else.
 */
final class StorableCheck {
    private static final int UUID_BYTES = 16;

    private final ByteBuffer in;
    private final LoadTarget target;

    private StorableCheck(RawBsonDocument document, LoadTarget target) {
        this.in = document.getByteBuffer().asNIO().slice().order(ByteOrder.LITTLE_ENDIAN);
        this.target = target;
    }

    /** What cannot be held, with the field that holds it; empty when there is nothing. */
    static Optional<String> fault(RawBsonDocument document, LoadTarget target) {
        try {
            new StorableCheck(document, target).document("", false);
            return Optional.empty();
        } catch (MalformedDocument e) {
            return Optional.of(e.getMessage());
        }
    }

    private void document(String path, boolean isList) throws MalformedDocument {
        in.getInt();
        var names = new HashSet<String>();
        for (var type = in.get(); type != 0; type = in.get()) {
            var name = name();
            var field = path.isEmpty() ? name : path + "." + name;
            refuseTwice(names, name, field, isList);
            refuseOperator(path, name);
            value(type, field);
        }
    }

    // MongoDB ignores the number of an element
    private void refuseTwice(Set<String> names, String name, String field, boolean isList) throws MalformedDocument {
        if (!names.add(name) && !(isList && target == LoadTarget.MONGODB)) {
            throw new MalformedDocument(
                    "the field " + SafeText.quoted(field) + " stands twice; expected each field once.");
        }
    }

    private static void refuseOperator(String path, String name) throws MalformedDocument {
        if (path.equals("_id") && name.startsWith("$") && !name.matches("\\$(ref|id|db)")) {
            throw new MalformedDocument("the _id holds the field " + SafeText.quoted(name)
                    + "; MongoDB takes no name that begins with $ in an _id.");
        }
    }

    private void value(byte type, String field) throws MalformedDocument {
        switch (type) {
            case 0x03 -> document(field, false);
            case 0x04 -> document(field, true);
            case 0x05 -> binary(field);
            case 0x06 -> refuseType("undefined", field);
            case 0x0C -> {
                refuseType("DBPointer", field);
                skip(in.getInt() + 12);
            }
            case 0x0E -> {
                refuseType("symbol", field);
                skip(in.getInt());
            }
            case 0x0F -> {
                refuseType("code with scope", field);
                skip(in.getInt() - 4);
            }
            case 0x02, 0x0D -> skip(in.getInt());
            case 0x0B -> {
                name();
                name();
            }
            default -> skip(size(type));
        }
    }

    private static int size(byte type) {
        return switch (type) {
            case 0x08 -> 1;
            case 0x10 -> 4;
            case 0x01, 0x09, 0x11, 0x12 -> 8;
            case 0x07 -> 12;
            case 0x13 -> 16;
            default -> 0;
        };
    }

    private void binary(String field) throws MalformedDocument {
        var length = in.getInt();
        var subtype = in.get() & 0xff;
        var isUuid = subtype == 3 || subtype == 4;
        if (isUuid && length != UUID_BYTES) {
            refuse("binary data that is said to be a UUID and has " + length + " bytes", field);
        }
        if (subtype != 0 && !isUuid) {
            refuse("binary data of subtype " + subtype, field);
        }
        skip(length);
    }

    private void refuseType(String type, String field) throws MalformedDocument {
        refuse("a value of the BSON type " + type, field);
    }

    private void refuse(String what, String field) throws MalformedDocument {
        if (target == LoadTarget.EMBEDDED) {
            throw new MalformedDocument("the field " + SafeText.quoted(field) + " holds " + what
                    + ", which the embedded database cannot keep; expected another type, or a MongoDB (--db-uri).");
        }
    }

    private String name() {
        var start = in.position();
        while (in.get() != 0) {}
        return StandardCharsets.UTF_8
                .decode(in.slice(start, in.position() - start - 1))
                .toString();
    }

    private void skip(int count) {
        in.position(in.position() + count);
    }
}
