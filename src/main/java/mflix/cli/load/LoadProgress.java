package mflix.cli.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import mflix.cli.console.ProgressBar;
import mflix.cli.console.Terminal;
import mflix.load.LoadListener;
import mflix.problem.SafeText;

/** Shows the progress of a load: on a terminal one line with a bar, elsewhere a plain line every 5 seconds. */
final class LoadProgress implements LoadListener {
    private static final Duration ON_TERMINAL = Duration.ofMillis(100);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final PrintWriter err;
    private final LongSupplier nanos;
    private Runnable step = () -> {};
    private long began;
    private long shown;
    private boolean writing;
    private boolean replaces;
    private final List<String> replaced = new ArrayList<>();
    private long loaded;

    /** {@code nanos}: a clock for durations, such as {@code System::nanoTime}. */
    LoadProgress(Terminal terminal, PrintWriter err, LongSupplier nanos) {
        this.terminal = terminal;
        this.err = err;
        this.nanos = nanos;
        start();
    }

    /** What is done at each step; it may throw to stop the load. */
    void atEachStep(Runnable step) {
        this.step = step;
    }

    /** From here on the database is written to; durations and rates count from here again. */
    void beginWriting(boolean replaces) {
        writing = true;
        this.replaces = replaces;
        start();
    }

    private void start() {
        began = nanos.getAsLong();
        shown = began;
    }

    /** The result if the load ends now. */
    String outcome() {
        if (writing && replaces) {
            return replaced.isEmpty()
                    ? "nothing was replaced: the collections are as they were."
                    : "replaced already: " + String.join(", ", replaced) + "; the others are as they were.";
        }
        return writing
                ? String.format(Locale.ROOT, "%,d documents were done; load again to do the rest.", loaded)
                : "nothing was written.";
    }

    /** {@code 53,053 documents in 2.1 s, 25,263 a second}. */
    String rate(long documents) {
        return String.format(
                Locale.ROOT, "%,d documents in %.1f s, %,d a second", documents, seconds(), perSecond(documents));
    }

    /** Removes the unfinished line. */
    void end() {
        terminal.progress("");
    }

    @Override
    public void note(String sentence) {
        terminal.line(sentence);
    }

    @Override
    public void bad(String sentence) {
        end();
        err.println(sentence);
        err.flush();
    }

    @Override
    public void checking(long documents, long bytes, long ofBytes) {
        step.run();
        if (isDue()) {
            show(
                    "Checking",
                    ProgressBar.of(bytes, ofBytes),
                    String.format(Locale.ROOT, "%,d documents", documents),
                    documents);
        }
    }

    @Override
    public void loading(long documents, long ofDocuments) {
        loaded = documents;
        step.run();
        if (isDue()) {
            var count = String.format(Locale.ROOT, "%,d of %,d", documents, ofDocuments);
            show("Loading ", ProgressBar.of(documents, ofDocuments), count, documents);
        }
    }

    @Override
    public void building(String collection, String index, Duration since) {
        var line =
                String.format(Locale.ROOT, "Building the index %s of %s: %,d s", index, collection, since.toSeconds());
        if (terminal.isInteractive()) {
            terminal.progress(line);
        } else {
            terminal.line(line);
        }
    }

    @Override
    public void replaced(String collection) {
        replaced.add(collection);
    }

    /** One line about a collection that the application does not read. */
    void unused(String collection) {
        note("Note: MFlix does not use the collection " + SafeText.plain(collection)
                + ". A file for another one is loaded with" + " --collection NAME.");
    }

    private boolean isDue() {
        var pause = terminal.isInteractive() ? ON_TERMINAL : ELSEWHERE;
        return nanos.getAsLong() - shown >= pause.toNanos();
    }

    private void show(String what, String bar, String count, long documents) {
        shown = nanos.getAsLong();
        var rate = String.format(Locale.ROOT, "%,d/s", perSecond(documents));
        if (terminal.isInteractive()) {
            terminal.progress(String.join("  ", what, bar, count, rate));
        } else {
            terminal.line(String.join("  ", what, bar.replaceFirst("^\\S+ +", ""), count, rate));
        }
    }

    private double seconds() {
        return (nanos.getAsLong() - began) / 1e9;
    }

    private long perSecond(long documents) {
        return Math.round(documents / Math.max(seconds(), 0.001));
    }
}
