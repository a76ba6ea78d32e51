package mflix.migration.engine;

import java.util.List;
import mflix.migration.conversion.RefusedValue;
import mflix.migration.store.FieldUpdate;

/**
 * The results of a batch of guarded updates. A value that already was the new one counts as converted: an earlier try did
 * it.
 */
record WriteResults(int converted, int deletedMeanwhile, List<FieldUpdate.Missed> missed, List<RefusedValue> refused) {
    static final WriteResults NOTHING = new WriteResults(0, 0, List.of(), List.of());
}
