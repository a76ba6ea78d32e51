package mflix.migration;

import java.util.List;

/**
 * What the verification says.
 *
 * @param unseen candidates that nobody has looked at; another pass may help
 * @param openErrors refused values that remain
 */
record Verdict(List<Check> checks, long unseen, long openErrors) {

    boolean isGood() {
        return checks.stream().allMatch(Check::ok);
    }

    /** The checks that did not pass, by name. */
    String failed() {
        return String.join(
                ", ",
                checks.stream().filter(check -> !check.ok()).map(Check::name).toList());
    }
}
