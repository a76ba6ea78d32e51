package mflix.migration;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonValue;

/** A count that remembers its first ten. */
final class Tally {
    private long count;
    private final List<String> sample = new ArrayList<>();

    void add(BsonValue document) {
        count++;
        if (sample.size() < Check.SAMPLE) {
            sample.add(Keys.ofId(document));
        }
    }

    long count() {
        return count;
    }

    /** A check that wants it to be none. */
    Check mustBeNone(String name, String of) {
        return new Check(name, "0 " + of, count + " " + of, count == 0, List.copyOf(sample));
    }
}
