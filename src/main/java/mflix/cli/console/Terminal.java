package mflix.cli.console;

import java.io.PrintStream;

/**
 * Where a command reports its progress. On a terminal one line is rewritten in place; elsewhere (a file, a pipe) only whole
 * lines are printed. Colour needs a terminal and no {@code NO_COLOR}.
 */
public final class Terminal {
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean interactive;
    private final boolean colour;

    public Terminal(PrintStream out, boolean interactive, boolean colour) {
        this.out = out;
        this.interactive = interactive;
        this.colour = colour;
    }

    /**
     * Standard output. The launcher script passes whether that is a terminal, since not every version of Java can detect it.
     */
    public static Terminal ofProcess() {
        var interactive = Boolean.getBoolean("mflix.terminal") && !"dumb".equals(System.getenv("TERM"));
        var noColour = System.getenv("NO_COLOR");
        return new Terminal(System.out, interactive, interactive && (noColour == null || noColour.isEmpty()));
    }

    public boolean isInteractive() {
        return interactive;
    }

    /** A line that the next one replaces; not printed where nothing can be replaced. */
    public void progress(String line) {
        if (interactive) {
            out.print(ERASE_LINE + line);
            out.flush();
        }
    }

    /** A line that is not replaced; it takes the place of the progress. */
    public void line(String line) {
        out.println((interactive ? ERASE_LINE : "") + line);
        out.flush();
    }

    public String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
