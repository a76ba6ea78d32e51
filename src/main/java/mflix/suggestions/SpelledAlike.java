package mflix.suggestions;

import java.util.Comparator;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * A suggestion that begins almost like what was typed.
 *
 * @param distance letters in which they differ
 */
record SpelledAlike(BsonDocument suggestion, int distance, long weight) implements Comparable<SpelledAlike> {
    private static final Comparator<SpelledAlike> ORDER = Comparator.comparingInt(SpelledAlike::distance)
            .thenComparing(Comparator.comparingLong(SpelledAlike::weight).reversed());

    /** In how many letters a text may differ: the longer, the more; 0 for texts that are too short to compare. */
    static int boundFor(String key) {
        return key.length() < 4 ? 0 : key.length() < 8 ? 1 : 2;
    }

    /** Compares as many words of the row's key as were typed. */
    static Optional<SpelledAlike> of(BsonDocument row, String typed, int bound) {
        var words = typed.split(" ", -1).length;
        var begin = firstWords(row.getString("key").getValue(), words);
        var distance = EditDistance.between(typed, begin, bound);
        return distance > bound
                ? Optional.empty()
                : Optional.of(new SpelledAlike(
                        row.getDocument("suggestion"),
                        distance,
                        row.getNumber("weight").longValue()));
    }

    private static String firstWords(String key, int count) {
        var end = -1;
        for (int i = 0; i < count; i++) {
            end = key.indexOf(' ', end + 1);
            if (end < 0) {
                return key;
            }
        }
        return key.substring(0, end);
    }

    @Override
    public int compareTo(SpelledAlike other) {
        return ORDER.compare(this, other);
    }
}
