package mflix.migration.analysis;

import java.util.ArrayList;
import java.util.List;
import mflix.migration.store.RowKeys;
import org.bson.BsonValue;

/** A count that remembers its first ten. */
final class ValueTally {
    private long count;
    private final List<String> sample = new ArrayList<>();

    void add(BsonValue document) {
        count++;
        if (sample.size() < VerificationCheck.SAMPLE) {
            sample.add(RowKeys.ofId(document));
        }
    }

    long count() {
        return count;
    }

    /** A check that passes when there is none. */
    VerificationCheck mustBeNone(String name, String of) {
        return new VerificationCheck(name, "0 " + of, count + " " + of, count == 0, List.copyOf(sample));
    }
}
