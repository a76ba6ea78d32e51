package mflix.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes text in UTF-8 and writes it in ASCII, for terminals that support only that: {@code …} as three dots, other letters
 * by number.
 */
public final class AsciiConsoleStream extends FilterOutputStream {
    private final ByteArrayOutputStream letter = new ByteArrayOutputStream();
    private int missing;

    public AsciiConsoleStream(OutputStream out) {
        super(out);
    }

    /** Whether this process writes to something that does not accept UTF-8, by its environment or the launcher. */
    public static boolean isAsked() {
        return Boolean.getBoolean("mflix.ascii")
                || !System.getProperty("native.encoding", "UTF-8")
                        .toUpperCase(Locale.ROOT)
                        .startsWith("UTF");
    }

    @Override
    public void write(int next) throws IOException {
        if ((next & 0x80) == 0) {
            out.write(next);
            return;
        }
        if ((next & 0x40) != 0) { // the first byte of a letter gives the number of those that follow
            letter.reset();
            missing = Integer.numberOfLeadingZeros(~(next << 24)) - 1;
        } else {
            missing--;
        }
        letter.write(next);
        if (missing == 0) {
            out.write(inAscii(letter.toString(StandardCharsets.UTF_8).codePointAt(0))
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String inAscii(int codePoint) {
        return switch (codePoint) {
            case '…' -> "...";
            case '–', '—', '−', '░' -> "-";
            case '“', '”', '„' -> "\"";
            case '‘', '’' -> "'";
            case '\u00a0', '\u202f' -> " ";
            case '·' -> "*";
            case '×' -> "x";
            case '█' -> "#";
            default -> String.format(Locale.ROOT, "\\u%04x", codePoint);
        };
    }
}
