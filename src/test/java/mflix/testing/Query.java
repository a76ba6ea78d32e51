package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.StringJoiner;

/** Values as they are written in an address. */
final class Query {
    private Query() {}

    /** {@code ?name=value&...} of these names, each followed by its value; nothing at all of none. */
    static String of(Object... namesAndValues) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.add(encoded(namesAndValues[i]) + "=" + encoded(namesAndValues[i + 1]));
        }
        return query.toString();
    }

    /** As in a path too, where a plus sign is no blank. */
    static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
    }
}
