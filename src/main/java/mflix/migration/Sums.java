package mflix.migration;

import java.util.Comparator;
import java.util.List;

/** What the ranges of a run say together. */
record Sums(List<Range> ranges) {
    private static final int RECENT = 20;

    long count(String name) {
        return ranges.stream().mapToLong(range -> range.count(name)).sum();
    }

    long done() {
        return ranges.stream().filter(Range::isDone).count();
    }

    long plannedInDone() {
        return ranges.stream().filter(Range::isDone).mapToLong(Range::planned).sum();
    }

    /** Documents per second that so many workers went through on average; 0 before the first batch. */
    long rate(int workers) {
        var millis = ranges.stream().mapToLong(Range::millis).sum();
        return millis == 0 ? 0 : count("read") * 1000 * workers / millis;
    }

    /** The ranges that were worked on last. */
    Sums recent() {
        return new Sums(ranges.stream()
                .filter(range -> range.millis() > 0)
                .sorted(Comparator.comparingLong(Range::renewedAt).reversed())
                .limit(RECENT)
                .toList());
    }
}
