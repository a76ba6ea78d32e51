package mflix.migration.engine;

import java.util.Locale;
import mflix.migration.analysis.VerificationReport;
import mflix.migration.conversion.Conversion;
import mflix.migration.store.Run;
import mflix.migration.store.RunKind;
import mflix.migration.store.RunState;
import mflix.migration.store.RunTotals;
import mflix.migration.store.RunTransition;

/** How a verified run ends, and the sentence for it. */
final class RunResult {
    private RunResult() {}

    static RunTransition of(Run run, VerificationReport report, RunTotals totals, Conversion conversion) {
        if (run.kind() == RunKind.MIGRATE && report.unseen() > 0) {
            return RunTransition.failed(
                    RunTransition.Failure.STILL_WRITTEN,
                    "The application still writes old values of " + conversion.target() + ".",
                    "worker");
        }
        if (!report.isGood()) {
            return RunTransition.failed(
                    RunTransition.Failure.VERIFICATION_FAILED,
                    "These checks did not pass: " + report.failed() + ".",
                    "worker");
        }
        var state = report.openErrors() > 0 ? RunState.SUCCEEDED_WITH_ERRORS : RunState.SUCCEEDED;
        return RunTransition.to(state, sentence(run, report, totals, conversion), "worker");
    }

    private static String sentence(Run run, VerificationReport report, RunTotals totals, Conversion conversion) {
        var left = report.openErrors();
        return switch (run.kind()) {
            case VERIFY -> "Verified: all values of " + conversion.target() + " are right" + remaining(left);
            case UNDO -> number("Undone: %,d values are back", totals.counts().converted()) + changed(left);
            case MIGRATE, RETRY -> migrated(totals.counts().converted(), left, conversion);
        };
    }

    private static String migrated(long converted, long left, Conversion conversion) {
        if (converted > 0) {
            return number("Done and verified: %,d documents changed", converted) + remaining(left);
        }
        return left > 0
                ? number("Done and verified: 0 changed, %,d refused as before.", left)
                : "Nothing to do: no " + conversion.sourceWord() + " left in " + conversion.target()
                        + ". 0 documents changed.";
    }

    private static String remaining(long left) {
        return left > 0 ? number(", %,d refused.", left) : ".";
    }

    private static String changed(long left) {
        return left > 0 ? number(", %,d were changed since and are left as they are.", left) : ".";
    }

    private static String number(String format, long number) {
        return String.format(Locale.ROOT, format, number);
    }
}
