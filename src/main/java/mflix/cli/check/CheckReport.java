package mflix.cli.check;

import java.util.Locale;
import java.util.function.Consumer;

/** What was looked at, one line each: a verdict, what it is about, a sentence that says what to do when it is not right. */
final class CheckReport {
    enum Verdict {
        OK,
        WARNING,
        ERROR
    }

    private final Consumer<String> out;
    private Verdict worst = Verdict.OK;

    CheckReport(Consumer<String> out) {
        this.out = out;
    }

    void ok(String subject, String sentence) {
        add(Verdict.OK, subject, sentence);
    }

    void warning(String subject, String sentence) {
        add(Verdict.WARNING, subject, sentence);
    }

    void error(String subject, String sentence) {
        add(Verdict.ERROR, subject, sentence);
    }

    void add(Verdict verdict, String subject, String sentence) {
        worst = verdict.compareTo(worst) > 0 ? verdict : worst;
        var word = verdict.name().toLowerCase(Locale.ROOT);
        out.accept(String.format(Locale.ROOT, "%-7s  %-9s  %s", word, subject, sentence.replaceAll("\\R", " ")));
    }

    Verdict worst() {
        return worst;
    }
}
