package mflix.load;

import com.mongodb.client.MongoDatabase;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.problem.Kind;
import mflix.problem.Problem;
import mflix.problem.Shown;

/** What was found good and may be loaded. */
public final class Checked {
    private final Input input;
    private final List<BitSet> bad;
    private final Map<String, Long> counts;

    /** {@code bad}: for each source the ordinals that are left out. {@code counts}: good documents of each collection. */
    Checked(Input input, List<BitSet> bad, Map<String, Long> counts) {
        this.input = input;
        this.bad = bad;
        this.counts = counts;
    }

    /** Good documents by collection, in the order they will be loaded. */
    public Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }

    /** Good documents of all collections. */
    public long documents() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Documents that are left out, and cut files; more than 0 only when that was asked for. */
    public long bad() {
        return bad.stream().mapToLong(BitSet::cardinality).sum();
    }

    Input input() {
        return input;
    }

    boolean isBad(int source, Place place) {
        return bad.get(source).get(place.ordinal());
    }

    /**
     * Removes the collections that are about to be loaded, and no other, with their indexes.
     *
     * @throws Problem INVALID_DATA when there is nothing to load into one of them; nothing was removed
     */
    public void drop(MongoDatabase database) {
        counts.forEach(Checked::refuseEmpty);
        counts.keySet().forEach(collection -> database.getCollection(collection).drop());
    }

    private static void refuseEmpty(String collection, long documents) {
        if (documents == 0) {
            throw Problem.of(
                    Kind.INVALID_DATA,
                    "There is no document to load into " + Shown.plain(collection)
                            + ", so dropping it would only empty it; expected at least one, or leave its file out.");
        }
    }
}
