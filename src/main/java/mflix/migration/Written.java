package mflix.migration;

import java.util.List;

/** What became of a batch of guarded updates. A value that already was the new one counts as converted: an earlier try did it. */
record Written(int converted, int deletedMeanwhile, List<Change.Missed> missed, List<Refusal> refused) {
    static final Written NOTHING = new Written(0, 0, List.of(), List.of());
}
