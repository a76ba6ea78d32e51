package mflix.load.format;

/**
 * The position of a document in its file.
 *
 * @param number of the line, from 1, or of the byte, from 0, at which it begins; of the unpacked content
 * @param ordinal from 0: how many documents, good or bad, came before it in the file
 */
public record FilePosition(Unit unit, long number, int ordinal) {

    public enum Unit {
        LINE,
        ELEMENT,
        BYTE
    }

    /** {@code line 500}, {@code line 1, document 3} or {@code byte 8192}. */
    @Override
    public String toString() {
        return switch (unit) {
            case LINE -> "line " + number;
            case ELEMENT -> "line " + number + ", document " + (ordinal + 1);
            case BYTE -> "byte " + number;
        };
    }
}
