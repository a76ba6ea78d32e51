package mflix.users;

import java.util.List;
import java.util.Map;
import mflix.problem.SafeText;
import mflix.request.JsonBody;
import mflix.request.JsonLength;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Data that a user stores for clients: any JSON object, with its keys in the order sent; at most 64 keys and 8 KiB of JSON.
 */
final class Preferences {
    private static final String FIELD = "preferences";
    private static final int MOST_KEYS = 64;
    private static final int MOST_BYTES = 8192;

    private final JsonBody body;
    private int keys;

    private Preferences(JsonBody body) {
        this.body = body;
    }

    /** Reads {@code {preferences: {…}}}; null becomes an empty document. */
    static BsonDocument of(JsonBody body) {
        body.knows(FIELD);
        if (!body.isNull(FIELD) && !body.names().contains(FIELD)) {
            body.refuse(FIELD, "is required");
        }
        var read = new Preferences(body).read(body.members(FIELD).orElse(Map.of()));
        body.check();
        return read;
    }

    private BsonDocument read(Map<?, ?> members) {
        var document = object(members);
        if (keys > MOST_KEYS) {
            body.refuse(FIELD, "must have at most " + MOST_KEYS + " keys, but has " + keys);
        }
        if (JsonLength.of(members) > MOST_BYTES) {
            body.refuse(FIELD, "must be at most " + MOST_BYTES + " bytes of JSON");
        }
        return document;
    }

    private BsonDocument object(Map<?, ?> members) {
        var document = new BsonDocument();
        members.forEach((key, value) -> document.append(key((String) key), value(value)));
        return document;
    }

    // Dots and dollars mean something to the database, and this one name to programs in JavaScript.
    private String key(String key) {
        keys++;
        var length = key.codePointCount(0, key.length());
        if (length < 1 || length > 100 || key.startsWith("$") || key.contains(".") || key.equals("__proto__")) {
            body.refuse(
                    FIELD,
                    "must have keys of 1 to 100 characters without . and without $ in front, but has "
                            + SafeText.quoted(key));
        }
        printable(key);
        return key;
    }

    private BsonValue value(Object value) {
        if (value instanceof Map<?, ?> members) {
            return object(members);
        }
        if (value instanceof List<?> items) {
            return new BsonArray(items.stream().map(this::value).toList());
        }
        if (value instanceof String text) {
            printable(text);
            return new BsonString(text);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        return value instanceof Boolean flag ? BsonBoolean.valueOf(flag) : BsonNull.VALUE;
    }

    private static BsonValue number(Number number) {
        if (number instanceof Double fraction) {
            return new BsonDouble(fraction);
        }
        var whole = number.longValue();
        return whole == (int) whole ? new BsonInt32((int) whole) : new BsonInt64(whole);
    }

    private void printable(String text) {
        if (!SafeText.isPrintable(text)) {
            body.refuse(FIELD, "must not hold control characters");
        }
    }
}
