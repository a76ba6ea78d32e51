package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Aggregation expressions as a MongoDB evaluates them, as far as migrations use them; any other is refused. It takes texts for dates
 * more freely than a MongoDB does, so that what a server of another version may let through meets the guards too.
 */
final class FakeExpressions {
    private static final DateTimeFormatter SECONDS = lenient("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLIS = lenient("uuuu-MM-dd HH:mm:ss.SSS");

    private final Document document;
    private final Map<String, Object> variables;

    /** The server ends the whole command with this. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private FakeExpressions(Document document, Map<String, Object> variables) {
        this.document = document;
        this.variables = variables;
    }

    static Object value(Object expression, Document document) {
        return new FakeExpressions(document, Map.of("NOW", Instant.now())).value(expression);
    }

    private static DateTimeFormatter lenient(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.LENIENT);
    }

    private Object value(Object expression) {
        if (expression instanceof String text && text.startsWith("$$")) {
            return variables.get(text.substring(2));
        }
        if (expression instanceof String text && text.startsWith("$")) {
            return document.get(text.substring(1));
        }
        if (expression instanceof Document operator) {
            var name = operator.keySet().iterator().next();
            return apply(name, operator.get(name));
        }
        return expression;
    }

    private Object apply(String operator, Object given) {
        return switch (operator) {
            case "$literal" -> given;
            case "$let" -> let((Document) given);
            case "$cond" -> value(items(given).get(isTrue(items(given).get(0)) ? 1 : 2));
            case "$and" -> items(given).stream().allMatch(this::isTrue);
            case "$eq" -> Objects.equals(first(given), second(given));
            case "$gte" -> compare(first(given), second(given)) >= 0;
            case "$lte" -> compare(first(given), second(given)) <= 0;
            case "$add" -> ((Instant) first(given)).plusMillis(((Number) second(given)).longValue());
            case "$type" -> type(value(given));
            case "$toString" -> ((ObjectId) value(given)).getHexData();
            case "$concat" -> String.join(
                    "", items(given).stream().map(item -> text(operator, item)).toList());
            case "$strLenBytes" -> text(operator, given).getBytes(UTF_8).length;
            case "$substrBytes" -> substring(given);
            case "$regexMatch" -> Pattern.compile((String) value(((Document) given).get("regex")))
                    .matcher(text(operator, ((Document) given).get("input")))
                    .find();
            case "$dateFromString" -> date((Document) given);
            case "$dateToString" -> SECONDS.format(
                    LocalDateTime.ofInstant((Instant) value(((Document) given).get("date")), ZoneOffset.UTC));
            default -> throw new Refused("Unrecognized expression '" + operator + "'");
        };
    }

    private Object let(Document given) {
        var inner = new HashMap<>(variables);
        ((Document) given.get("vars")).forEach((name, expression) -> inner.put(name, value(expression)));
        return new FakeExpressions(document, inner).value(given.get("in"));
    }

    private Object date(Document given) {
        var format = (String) value(given.get("format"));
        var text = text("$dateFromString", given.get("dateString"));
        try {
            var hasMillis = format.endsWith(".%L000000");
            var read = hasMillis ? text.replaceFirst("000000$", "") : text;
            return LocalDateTime.parse(read, hasMillis ? MILLIS : SECONDS).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return value(given.get("onError"));
        }
    }

    private String substring(Object given) {
        var bytes = text("$substrBytes", items(given).get(0)).getBytes(UTF_8);
        return new String(bytes, (int) second(given), (int) value(items(given).get(2)), UTF_8);
    }

    private String text(String operator, Object expression) {
        if (value(expression) instanceof String text) {
            return text;
        }
        throw new Refused(operator + " requires a string");
    }

    private static int compare(Object one, Object other) {
        return one == null ? -1 : ((Instant) one).compareTo((Instant) other);
    }

    private static String type(Object value) {
        return value instanceof String ? "string" : value instanceof List ? "array" : "another";
    }

    private boolean isTrue(Object expression) {
        return Boolean.TRUE.equals(value(expression));
    }

    private Object first(Object given) {
        return value(items(given).get(0));
    }

    private Object second(Object given) {
        return value(items(given).get(1));
    }

    private static List<?> items(Object given) {
        return (List<?>) given;
    }
}
