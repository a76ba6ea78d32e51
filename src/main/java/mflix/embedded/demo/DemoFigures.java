package mflix.embedded.demo;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * Made-up figures of one film: the real votes and reviews change all the time. Plausible (a more famous film has more) and
 * always the same for one film, since the random numbers come from its id.
 */
final class DemoFigures {
    private static final LocalDateTime FIRST_UPDATE = LocalDateTime.of(2014, 1, 18, 0, 0);
    private static final int DAYS_OF_UPDATES = 1070;
    private static final int[] LAST_DIGITS = {0, 3, 7}; // the milliseconds of the sample data end in these
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter NANOS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);

    private static final long SPREAD = 0x9E3779B97F4A7C15L; // consecutive ids would give similar random numbers

    private final int fame;
    private final Random dice;

    /** @param fame from 1, known to film scholars, to 10, known to everyone */
    DemoFigures(String id, int fame) {
        this.fame = fame;
        this.dice = new Random(id.hashCode() * SPREAD);
    }

    /** {@code imdb, awards, tomatoes, metacritic, lastupdated}; one film in three has no {@code metacritic}. */
    BsonDocument all() {
        var reviews = reviews();
        var figures = new BsonDocument("imdb", imdb(reviews))
                .append("awards", awards())
                .append("tomatoes", tomatoes(reviews));
        if (dice.nextInt(3) > 0) {
            figures.append("metacritic", new BsonInt32(within(38 + 5.5 * fame, 14, 24, 100)));
        }
        return figures.append("lastupdated", new BsonString(lastUpdated()));
    }

    // Two significant digits, so that some films share a number.
    private int reviews() {
        var exact = 20 * Math.pow(2.35, fame) * (0.6 + 0.8 * dice.nextDouble());
        var unit = Math.pow(10, Math.floor(Math.log10(exact)) - 1);
        return (int) (Math.round(exact / unit) * unit);
    }

    private BsonDocument imdb(int reviews) {
        return new BsonDocument("rating", tenths(62 + 2.0 * fame, 5, 45, 93))
                .append("votes", new BsonInt32(reviews * 5 + dice.nextInt(reviews)));
    }

    private BsonDocument awards() {
        var wins = dice.nextInt(fame + 1);
        var nominations = wins + dice.nextInt(2 * fame);
        return new BsonDocument("wins", new BsonInt32(wins))
                .append("nominations", new BsonInt32(nominations))
                .append("text", new BsonString(count(wins, "win") + " & " + count(nominations, "nomination") + "."));
    }

    private static String count(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private BsonDocument tomatoes(int reviews) {
        var viewer = new BsonDocument("rating", tenths(30 + 1.2 * fame, 3, 20, 50))
                .append("numReviews", new BsonInt32(reviews));
        if (dice.nextInt(12) > 0) {
            viewer.append("meter", new BsonInt32(within(62 + 2.5 * fame, 9, 30, 100)));
        }
        return new BsonDocument("viewer", viewer);
    }

    private String lastUpdated() {
        var second = FIRST_UPDATE.plusDays(dice.nextInt(DAYS_OF_UPDATES)).plusSeconds(dice.nextInt(86_400));
        if (dice.nextInt(33) == 0) {
            return SECONDS.format(second);
        }
        var millis = dice.nextInt(100) * 10 + LAST_DIGITS[dice.nextInt(LAST_DIGITS.length)];
        return NANOS.format(second.plusNanos(millis * 1_000_000L));
    }

    private BsonDouble tenths(double mean, double spread, int least, int most) {
        return new BsonDouble(within(mean, spread, least, most) / 10.0);
    }

    private int within(double mean, double spread, int least, int most) {
        return (int) Math.max(least, Math.min(most, Math.round(mean + spread * dice.nextGaussian())));
    }
}
