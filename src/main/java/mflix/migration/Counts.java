package mflix.migration;

import java.util.Map;

/** What became of the documents of a batch. */
record Counts(long read, long converted, long refused, long changedMeanwhile, long deletedMeanwhile) {

    /** By the names they are stored under. */
    Map<String, Long> byName() {
        return Map.of(
                "read", read,
                "converted", converted,
                "refused", refused,
                "changedMeanwhile", changedMeanwhile,
                "deletedMeanwhile", deletedMeanwhile);
    }
}
