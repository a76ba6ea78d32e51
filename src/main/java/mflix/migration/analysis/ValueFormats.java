package mflix.migration.analysis;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.store.IdTypes;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** The shapes of the values that were read, in constant memory: digits as 9, letters as a, other characters as they are. */
final class ValueFormats {
    static final String OTHER = "other formats";
    private static final int MOST_KINDS = 50;
    private static final int LONGEST_MASK = 40;
    private static final int MOST_SAMPLES = 10;

    private final Map<String, Seen> seen = new LinkedHashMap<>();

    /** A value with what would become of it. */
    record Sample(BsonValue document, BsonValue raw, ConversionOutcome outcome) {}

    private static final class Seen {
        private final boolean converts;
        private final List<Sample> samples = new ArrayList<>();
        private long count;

        private Seen(boolean converts) {
            this.converts = converts;
        }
    }

    void add(Sample sample) {
        var converts = !(sample.outcome() instanceof ConversionOutcome.Refused);
        var mask = maskOf(sample.raw());
        var kind = seen.get(mask) != null && seen.get(mask).converts != converts ? mask + " (others)" : mask;
        var known = seen.size() < MOST_KINDS || seen.containsKey(kind) ? kind : OTHER;
        var format = seen.computeIfAbsent(known, name -> new Seen(converts));
        format.count++;
        if (format.samples.size() < MOST_SAMPLES) {
            format.samples.add(sample);
        }
    }

    static String maskOf(BsonValue raw) {
        if (!raw.isString()) {
            return "(" + IdTypes.nameOf(raw) + ")";
        }
        var mask = new StringBuilder();
        raw.asString().getValue().codePoints().limit(LONGEST_MASK).forEach(c -> mask.appendCodePoint(masked(c)));
        return mask.toString();
    }

    private static int masked(int codePoint) {
        if (Character.isDigit(codePoint)) {
            return '9';
        }
        return Character.isLetter(codePoint) ? 'a' : codePoint;
    }

    BsonArray toDocument() {
        var formats = new BsonArray();
        seen.forEach((mask, format) -> formats.add(document()
                .append("mask", mask)
                .append("count", format.count)
                .append("converts", format.converts)
                .build()));
        return formats;
    }

    /** At most ten, of the rarest format first, one of each format before a second one. */
    List<Sample> samples() {
        var rarest = seen.values().stream()
                .sorted(Comparator.comparingLong(format -> format.count))
                .toList();
        var samples = new ArrayList<Sample>();
        for (var round = 0; round < MOST_SAMPLES; round++) {
            for (var format : rarest) {
                if (round < format.samples.size() && samples.size() < MOST_SAMPLES) {
                    samples.add(format.samples.get(round));
                }
            }
        }
        return samples;
    }
}
