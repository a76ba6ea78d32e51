package mflix.movies;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mflix.problem.SafeText;
import mflix.request.JsonBody;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Reads the members of one object as the values that a film stores. A member that was not sent is left out; one sent as null
 * is null; one that breaks a rule is collected in the body.
 */
final class FieldRules {
    private static final int MOST_TEXTS = 200;

    private final JsonBody body;
    private final List<String> others;
    private final Map<String, Supplier<Optional<? extends BsonValue>>> rules = new LinkedHashMap<>();

    /** {@code others}: members that the caller reads. */
    FieldRules(JsonBody body, String... others) {
        this.body = body;
        this.others = List.of(others);
    }

    /** The members that have a rule. First those are refused that have none, then what breaks its rule. */
    BsonDocument read() {
        body.knows(Stream.concat(others.stream(), rules.keySet().stream()).toArray(String[]::new));
        var read = new BsonDocument();
        rules.forEach((name, rule) -> {
            rule.get().ifPresent(given -> read.append(name, given));
            if (body.isNull(name)) {
                read.append(name, BsonNull.VALUE);
            }
        });
        return read;
    }

    FieldRules text(String name, int least, int most) {
        return put(name, body::text, text -> sized(name, text.strip(), least, most));
    }

    FieldRules lines(String name, int most) {
        return put(name, body::lines, text -> sized(name, text.strip(), 0, most));
    }

    FieldRules whole(String name, int least, int most) {
        return put(name, body::number, number -> whole(name, number, least, most));
    }

    FieldRules fraction(String name, int least, int most) {
        return put(name, body::number, number -> {
            var value = number.doubleValue();
            if (value < least || value > most) {
                body.refuse(name, "must be a number from " + least + " to " + most);
            }
            return new BsonDouble(value);
        });
    }

    FieldRules texts(String name) {
        return put(name, body::list, items -> {
            var texts = new LinkedHashSet<String>();
            for (int i = 0; i < items.size(); i++) {
                item(name + "[" + i + "]", items.get(i)).ifPresent(texts::add);
            }
            if (items.size() > MOST_TEXTS || texts.size() < items.size()) {
                body.refuse(name, "must have at most " + MOST_TEXTS + " texts, none twice");
            }
            return new BsonArray(texts.stream().map(BsonString::new).toList());
        });
    }

    FieldRules day(String name) {
        return put(name, body::text, text -> instant(name, text));
    }

    FieldRules address(String name) {
        return put(name, body::text, text -> {
            if (text.length() > 2000 || !isWebAddress(text)) {
                body.refuse(name, "must be an absolute http or https address of at most 2000 characters");
            }
            return new BsonString(text);
        });
    }

    FieldRules oneOf(String name, String... words) {
        return put(name, body::text, text -> {
            if (!Arrays.asList(words).contains(text)) {
                body.refuse(name, "must be one of " + String.join(", ", words));
            }
            return new BsonString(text);
        });
    }

    /** An object inside this one, read in the same way. */
    FieldRules group(String name, Function<FieldRules, FieldRules> members) {
        return put(name, body::object, inner -> members.apply(new FieldRules(inner))
                .read());
    }

    private <T> FieldRules put(
            String name, Function<String, Optional<T>> reader, Function<T, ? extends BsonValue> stored) {
        rules.put(name, () -> reader.apply(name).map(stored));
        return this;
    }

    private BsonString sized(String name, String text, int least, int most) {
        var length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            body.refuse(name, "must have " + least + " to " + most + " characters, but has " + length);
        }
        return new BsonString(text);
    }

    private BsonInt32 whole(String name, Number number, int least, int most) {
        if (!(number instanceof Long whole) || whole < least || whole > most) {
            body.refuse(name, "must be a whole number from " + least + " to " + most);
            return new BsonInt32(least);
        }
        return new BsonInt32(whole.intValue());
    }

    private Optional<String> item(String name, Object item) {
        if (!(item instanceof String text)) {
            body.refuseType(name, "a text");
            return Optional.empty();
        }
        var stripped = text.strip();
        var length = stripped.codePointCount(0, stripped.length());
        if (length < 1 || length > 200 || !SafeText.isPrintable(stripped)) {
            body.refuse(name, "must have 1 to 200 characters and no control characters");
        }
        return Optional.of(stripped);
    }

    private BsonDateTime instant(String name, String text) {
        try {
            var time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return new BsonDateTime(time.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            body.refuse(name, "must be a day such as 1939-08-25 or an instant such as 1939-08-25T00:00:00Z");
            return new BsonDateTime(0);
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null
                    && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
        } catch (URISyntaxException e) {
            return false; // which part is wrong does not matter
        }
    }
}
