package mflix.load.format;

import java.util.BitSet;

/**
 * How deep in braces and brackets a text is, letter by letter. Text in double quotes does not count; the end of a line ends
 * it.
 */
final class NestingDepth {
    private final BitSet lists = new BitSet();
    private int depth;
    private int last;
    private int letters;
    private boolean quoted;
    private boolean escaped;

    void clear() {
        depth = 0;
        letters = 0;
        last = 0;
        endLine();
    }

    void endLine() {
        quoted = false;
        escaped = false;
    }

    void read(int letter) {
        if (ByteReader.isBlank(letter)) {
            return;
        }
        letters++;
        last = letter;
        if (quoted) {
            readQuoted(letter);
            return;
        }
        switch (letter) {
            case '"' -> quoted = true;
            case '{', '[' -> lists.set(depth++, letter == '[');
            case '}', ']' -> depth = Math.max(0, depth - 1);
            default -> {}
        }
    }

    private void readQuoted(int letter) {
        quoted = escaped || letter != '"';
        escaped = !escaped && letter == '\\';
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Nothing but the brace of a document was read. */
    boolean isOneBrace() {
        return letters == 1 && depth == 1 && last == '{';
    }

    /** A document may follow inside: after a colon, or in a list. */
    boolean mayHoldDocumentHere() {
        return last == ':' || (lists.get(depth - 1) && (last == '[' || last == ','));
    }
}
