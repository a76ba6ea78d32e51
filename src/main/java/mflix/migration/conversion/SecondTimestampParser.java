package mflix.migration.conversion;

import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TimeZone;

/**
 * Reads what {@link TimestampParser} reads without sharing a line with it: digit by digit, into a calendar that refuses days
 * and times that do not exist. It does not check whether a year is plausible.
 */
final class SecondTimestampParser {
    private static final String SHORT = "dddd-dd-dd dd:dd:dd";
    private static final String LONG = SHORT + ".ddd000000";

    private SecondTimestampParser() {}

    /** Milliseconds since 1970, or nothing when it refuses. */
    static OptionalLong read(String text) {
        if (!fits(text, SHORT) && !fits(text, LONG)) {
            return OptionalLong.empty();
        }
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setLenient(false);
        calendar.clear();
        calendar.set(digits(text, 0, 4), digits(text, 5, 7) - 1, digits(text, 8, 10));
        calendar.set(Calendar.HOUR_OF_DAY, digits(text, 11, 13));
        calendar.set(Calendar.MINUTE, digits(text, 14, 16));
        calendar.set(Calendar.SECOND, digits(text, 17, 19));
        calendar.set(Calendar.MILLISECOND, text.length() == SHORT.length() ? 0 : digits(text, 20, 23));
        try {
            return OptionalLong.of(calendar.getTimeInMillis());
        } catch (IllegalArgumentException e) { // a field is out of its range, says the calendar
            return OptionalLong.empty();
        }
    }

    private static boolean fits(String text, String mask) {
        if (text.length() != mask.length()) {
            return false;
        }
        for (var i = 0; i < mask.length(); i++) {
            var c = text.charAt(i);
            var fits = mask.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == mask.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
