package mflix.cli.console;

import java.nio.charset.Charset;
import java.util.Locale;

/** How much is done, as a bar of 20 letters and a percentage: {@code ███████████░░░░░░░░░  55 %}. */
public final class ProgressBar {
    private static final int LENGTH = 20;
    private static final boolean BLOCKS = Charset.defaultCharset().newEncoder().canEncode("█░");

    private ProgressBar() {}

    /** {@code of} 0 counts as all done. */
    public static String of(long done, long of) {
        var share = of == 0 ? 1 : Math.min(1.0, (double) done / of);
        var full = (int) (share * LENGTH);
        return (BLOCKS ? "█" : "#").repeat(full)
                + (BLOCKS ? "░" : "-").repeat(LENGTH - full)
                + String.format(Locale.ROOT, " %3d %%", (int) (share * 100));
    }
}
