package mflix.load;

import java.io.IOException;

/** One document per line, as mongoexport, NDJSON and JSON Lines have it; blank lines are skipped. A bad line spoils no other. */
final class LineDocuments implements Documents {
    private final Bytes bytes;
    private final Piece piece = new Piece();
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
            readLine();
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

    private void readLine() throws IOException {
        piece.clear();
        for (var next = bytes.read(); next != Bytes.END && next != '\n'; next = bytes.read()) {
            piece.add(next);
        }
    }
}
