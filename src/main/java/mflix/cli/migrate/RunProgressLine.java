package mflix.cli.migrate;

import java.util.Locale;
import mflix.cli.console.ProgressBar;
import mflix.migration.api.RunProgress;
import mflix.migration.store.Run;

/** A run's progress on one line: {@code movies-lastupdated  ███████████░░░░░░░░░  55 %  13,000 of 23,539  4,180/s  2-3 s left}. */
final class RunProgressLine {
    private RunProgressLine() {}

    static String of(Run run, RunProgress progress, String why) {
        var head = run.migration() + "  ";
        return switch (run.state()) {
            case RUNNING -> run.isAtWork() ? head + numbers(progress) : head + bar(progress) + "  " + why;
            case VERIFYING -> head + bar(progress) + "  " + why;
            default -> head + why;
        };
    }

    private static String numbers(RunProgress progress) {
        var count = String.format(
                Locale.ROOT, "  %,d of %,d  %,d/s", progress.documents(), progress.of(), progress.rateNow());
        return bar(progress) + count + left(progress);
    }

    private static String bar(RunProgress progress) {
        return ProgressBar.of(progress.percent(), 100);
    }

    private static String left(RunProgress progress) {
        if (progress.etaSeconds().isEmpty()) {
            return "";
        }
        var least = Math.round(progress.etaSeconds().get(0));
        var most = Math.round(progress.etaSeconds().get(1));
        return "  " + (least == most ? least : least + "-" + most) + " s left";
    }
}
