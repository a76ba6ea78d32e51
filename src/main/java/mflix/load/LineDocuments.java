package mflix.load;

import java.io.IOException;

/**
 * Documents one after the other: one per line, as mongoexport, NDJSON and JSON Lines have it, or on several lines, as
 * {@code mongoexport --pretty} has it, mixed too. Blank lines are skipped. A bad document spoils no other: one that does not
 * end goes up to the next line that begins with a brace where no brace may stand in it.
 */
final class LineDocuments implements Documents {
    private final Bytes bytes;
    private final Piece piece = new Piece();
    private final Nesting nesting = new Nesting();
    private Place place = new Place(Place.Unit.LINE, 1, 0);

    LineDocuments(Bytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public void read(Sink sink) throws IOException {
        for (var ordinal = 0; ; ) {
            place = new Place(Place.Unit.LINE, bytes.line(), ordinal);
            if (bytes.peek() == Bytes.END) {
                return;
            }
            readDocument();
            if (!piece.isBlank()) {
                ExtendedJson.hand(piece, place, sink);
                ordinal++;
            }
        }
    }

    @Override
    public Place place() {
        return place;
    }

    private void readDocument() throws IOException {
        piece.clear();
        nesting.clear();
        readLine();
        var isPretty = nesting.isOneBrace();
        while (nesting.isOpen() && bytes.peek() != Bytes.END) {
            if (bytes.peek() == '{' && !(isPretty && nesting.mayHoldDocumentHere())) {
                return;
            }
            piece.add('\n');
            readLine();
        }
    }

    private void readLine() throws IOException {
        for (var next = bytes.read(); next != Bytes.END && next != '\n'; next = bytes.read()) {
            piece.add(next);
            nesting.read(next);
        }
        nesting.endLine();
    }
}
