package mflix.load.format;

import java.io.IOException;

/** One JSON list of documents, as {@code mongoexport --jsonArray} writes it, on one line or on many. */
final class ArrayFileReader implements DocumentReader {
    private final ByteReader bytes;
    private final JsonSlice piece = new JsonSlice();
    private FilePosition place = new FilePosition(FilePosition.Unit.ELEMENT, 1, 0);

    ArrayFileReader(ByteReader bytes) {
        this.bytes = bytes;
    }

    @Override
    public void read(DocumentHandler handler) throws IOException {
        bytes.read(); // the bracket by which it was recognised
        bytes.skipBlanks();
        if (bytes.peek() == ']') {
            bytes.read();
            refuseMore(0, handler);
            return;
        }
        readElements(handler);
    }

    @Override
    public FilePosition place() {
        return place;
    }

    private void readElements(DocumentHandler handler) throws IOException {
        for (var ordinal = 0; ; ordinal++) {
            place = new FilePosition(FilePosition.Unit.ELEMENT, bytes.line(), ordinal);
            bytes.skipBlanks();
            place = new FilePosition(FilePosition.Unit.ELEMENT, bytes.line(), ordinal);
            readElement();
            var end = bytes.read();
            if (end == ByteReader.END) {
                handler.bad(place, "the list is cut off here; expected ] at its end.");
                return;
            }
            ExtendedJson.hand(piece, place, handler);
            if (end == ']') {
                refuseMore(ordinal + 1, handler);
                return;
            }
        }
    }

    /** Gathers everything up to the comma or bracket that ends the element; it is parsed later. */
    private void readElement() throws IOException {
        piece.clear();
        var depth = 0;
        for (var next = bytes.peek(); next != ByteReader.END; next = bytes.peek()) {
            if (depth == 0 && (next == ',' || next == ']')) {
                return;
            }
            piece.add(bytes.read());
            if (next == '"') {
                readText();
            }
            depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
        }
    }

    private void readText() throws IOException {
        for (var next = bytes.read(); next != ByteReader.END; next = bytes.read()) {
            piece.add(next);
            if (next == '"') {
                return;
            }
            if (next == '\\' && bytes.peek() != ByteReader.END) {
                piece.add(bytes.read());
            }
        }
    }

    private void refuseMore(int ordinal, DocumentHandler handler) throws IOException {
        place = new FilePosition(FilePosition.Unit.ELEMENT, bytes.line(), ordinal);
        bytes.skipBlanks();
        if (bytes.peek() != ByteReader.END) {
            place = new FilePosition(FilePosition.Unit.ELEMENT, bytes.line(), ordinal);
            handler.bad(place, "there is something after the list; expected the end of the file.");
        }
    }
}
