package mflix.load.format;

import java.util.regex.Pattern;

/** Dates as exports write them. */
final class DateFormats {
    // mongoexport before 3.0 wrote the local offset without a colon, which ISO 8601 has in its basic format only
    private static final Pattern BASIC_OFFSET =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?[+-]\\d{2}):?(\\d{2})?");

    private DateFormats() {}

    /** The date with its offset as the driver reads it; empty when it is none with an offset. */
    static String withColon(String date) {
        var found = BASIC_OFFSET.matcher(date);
        return found.matches() ? found.group(1) + ":" + (found.group(2) == null ? "00" : found.group(2)) : "";
    }
}
