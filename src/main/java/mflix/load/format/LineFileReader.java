package mflix.load.format;

import java.io.IOException;

/**
 * Documents one after the other: one per line, as mongoexport, NDJSON and JSON Lines have it, or on several lines, as
 * {@code mongoexport --pretty} has it, mixed too. Blank lines are skipped. A bad document spoils no other: one that does not
 * end goes up to the next line that begins with a brace where the document cannot contain one.
 */
final class LineFileReader implements DocumentReader {
    private final ByteReader bytes;
    private final JsonSlice piece = new JsonSlice();
    private final NestingDepth nesting = new NestingDepth();
    private FilePosition place = new FilePosition(FilePosition.Unit.LINE, 1, 0);

    LineFileReader(ByteReader bytes) {
        this.bytes = bytes;
    }

    @Override
    public void read(DocumentHandler handler) throws IOException {
        for (var ordinal = 0; ; ) {
            place = new FilePosition(FilePosition.Unit.LINE, bytes.line(), ordinal);
            if (bytes.peek() == ByteReader.END) {
                return;
            }
            readDocument();
            if (!piece.isBlank()) {
                ExtendedJson.hand(piece, place, handler);
                ordinal++;
            }
        }
    }

    @Override
    public FilePosition place() {
        return place;
    }

    private void readDocument() throws IOException {
        piece.clear();
        nesting.clear();
        readLine();
        var isPretty = nesting.isOneBrace();
        while (nesting.isOpen() && bytes.peek() != ByteReader.END) {
            if (bytes.peek() == '{' && !(isPretty && nesting.mayHoldDocumentHere())) {
                return;
            }
            piece.add('\n');
            readLine();
        }
    }

    private void readLine() throws IOException {
        for (var next = bytes.read(); next != ByteReader.END && next != '\n'; next = bytes.read()) {
            piece.add(next);
            nesting.read(next);
        }
        nesting.endLine();
    }
}
