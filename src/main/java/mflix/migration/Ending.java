package mflix.migration;

import java.util.Locale;

/** How a verified run ends, and the sentence that says so. */
final class Ending {
    private Ending() {}

    static Transition of(Run run, Verdict verdict, RunTotals totals, Conversion conversion) {
        if (run.kind() == RunKind.MIGRATE && verdict.unseen() > 0) {
            return Transition.failed(
                    Transition.Failure.STILL_WRITTEN,
                    "The application still writes old values of " + conversion.target() + ".",
                    "worker");
        }
        if (!verdict.isGood()) {
            return Transition.failed(
                    Transition.Failure.VERIFICATION_FAILED,
                    "These checks did not pass: " + verdict.failed() + ".",
                    "worker");
        }
        var state = verdict.openErrors() > 0 ? RunState.SUCCEEDED_WITH_ERRORS : RunState.SUCCEEDED;
        return Transition.to(state, sentence(run, verdict, totals, conversion), "worker");
    }

    private static String sentence(Run run, Verdict verdict, RunTotals totals, Conversion conversion) {
        var left = verdict.openErrors();
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
