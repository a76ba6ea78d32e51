package mflix.cli.serve;

import java.time.Duration;
import java.util.Locale;
import mflix.cli.console.ApplicationVersion;
import mflix.cli.console.Terminal;
import mflix.embedded.DataFolder;
import mflix.mongo.settings.MongoSettings;

/** What is printed once a server has started: where it is, what it serves, how long it took. */
record StartBanner(
        ListenAddress address, MongoSettings settings, DataFolder folder, Duration took, boolean hasDemoData) {

    void print(Terminal terminal) {
        var seconds = String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
        terminal.line("");
        terminal.line(terminal.bold("MFlix " + ApplicationVersion.number()) + " started in " + seconds + ".");
        terminal.line("");
        terminal.line("  Site      " + terminal.bold(address.shown().toString()));
        terminal.line("  Database  " + database());
        terminal.line("  Data      " + folder.path());
        terminal.line("  Java      " + Runtime.version().feature() + ", " + System.getProperty("java.home"));
        terminal.line("");
        if (hasDemoData) {
            terminal.line(
                    "  The films of the demo catalogue are real; their ratings, reviews, comments and awards are made up.");
        }
        terminal.line("  Ctrl-C stops it.");
    }

    private String database() {
        return settings.uri()
                .map(MongoSettings::masked)
                .orElse("embedded" + (hasDemoData ? " with the demo catalogue" : "")
                        + ", not a MongoDB: no users, no time-outs");
    }
}
