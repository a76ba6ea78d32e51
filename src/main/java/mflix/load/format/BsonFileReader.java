package mflix.load.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.RawBsonDocument;

/** BSON documents one after the other, as mongodump writes them. A damaged length loses the rest of the file, other damage one document. */
final class BsonFileReader implements DocumentReader {
    private static final int LENGTH_BYTES = 4;
    // a length above this is damaged; a document that is merely too large can be skipped
    private static final int UNBELIEVABLE = 64 << 20;

    private final ByteReader bytes;
    private FilePosition place = new FilePosition(FilePosition.Unit.BYTE, 0, 0);

    BsonFileReader(ByteReader bytes) {
        this.bytes = bytes;
    }

    @Override
    public void read(DocumentHandler handler) throws IOException {
        for (var ordinal = 0; ; ordinal++) {
            place = new FilePosition(FilePosition.Unit.BYTE, bytes.offset(), ordinal);
            if (bytes.peek() == ByteReader.END) {
                return;
            }
            var head = bytes.ahead(LENGTH_BYTES);
            if (head.length < LENGTH_BYTES) {
                handler.bad(place, "the file is cut off here; expected a document.");
                return;
            }
            var length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
            if (length < 5 || length > UNBELIEVABLE) {
                handler.bad(
                        place,
                        "no document has a length of " + length + " bytes; expected 5 to " + BsonValidator.LARGEST
                                + ".");
                return;
            }
            hand(length, handler);
        }
    }

    @Override
    public FilePosition place() {
        return place;
    }

    private void hand(int length, DocumentHandler handler) throws IOException {
        var document = bytes.take(length);
        if (document.length < length) {
            handler.bad(
                    place,
                    "the file is cut off after " + document.length + " of the " + length + " bytes of this document.");
            return;
        }
        try {
            BsonValidator.check(document);
        } catch (MalformedDocument e) {
            handler.bad(place, e.getMessage());
            return;
        }
        handler.document(place, new RawBsonDocument(document));
    }
}
