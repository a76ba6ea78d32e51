package mflix.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** Films counted up, with the ratings of those that have a number for one. */
final class RatingStatistics {
    private long films;
    private long rated;
    private BigDecimal sum = BigDecimal.ZERO;
    private double highest = Double.NEGATIVE_INFINITY;
    private double lowest = Double.POSITIVE_INFINITY;
    private long votes;

    /** So many films with that rating, whatever it is, and so many votes for them together. */
    void add(long count, BsonValue rating, BsonValue votesForThem) {
        films += count;
        votes += isNumber(votesForThem) ? votesForThem.asNumber().longValue() : 0;
        if (isNumber(rating)) {
            var value = rating.asNumber().doubleValue();
            rated += count;
            sum = sum.add(BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(count)));
            highest = Math.max(highest, value);
            lowest = Math.min(lowest, value);
        }
    }

    long films() {
        return films;
    }

    /** Those that have a number for a rating. */
    long rated() {
        return rated;
    }

    long votes() {
        return votes;
    }

    /** To two decimals, half up; null without any rating. */
    BsonValue average() {
        return rated == 0
                ? BsonNull.VALUE
                : new BsonDouble(sum.divide(BigDecimal.valueOf(rated), 2, RoundingMode.HALF_UP)
                        .doubleValue());
    }

    BsonValue highest() {
        return rated == 0 ? BsonNull.VALUE : new BsonDouble(highest);
    }

    BsonValue lowest() {
        return rated == 0 ? BsonNull.VALUE : new BsonDouble(lowest);
    }

    /** A number that can be counted with; NaN and infinities are none. */
    static boolean isNumber(BsonValue value) {
        return value != null
                && value.isNumber()
                && Double.isFinite(value.asNumber().doubleValue());
    }
}
