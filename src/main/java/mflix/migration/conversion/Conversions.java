package mflix.migration.conversion;

import java.time.Clock;
import java.util.List;

/** Every conversion that there is; a further migration is one more class, and one more entry here. */
public final class Conversions {
    private Conversions() {}

    /** In the order in which clients see them. */
    // region all
    public static List<Conversion> all(Clock clock) {
        return List.of(new LastUpdatedToDate(clock), new EmptyImdbRating(), new YearFromText(clock));
    }
    // endregion all
}
