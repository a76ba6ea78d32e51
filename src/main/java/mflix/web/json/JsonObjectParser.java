package mflix.web.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;

/**
 * JSON as it is accepted: one object in well-formed UTF-8, at most 32 levels deep, without doubled names, with numbers of at
 * most 64 characters that fit a 64-bit integer or a double. Anything else is INVALID_BODY with line and column, from 1.
 */
public final class JsonObjectParser {
    // looked up once: each look-up searches the class path
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 64;

    private final JsonParser parser;

    private JsonObjectParser(JsonParser parser) {
        this.parser = parser;
    }

    /** Objects as {@code Map} in the order sent, lists, {@code String}, {@code Long}, {@code Double}, {@code Boolean}, null. */
    public static Map<String, Object> object(byte[] utf8) {
        var text = decoded(utf8);
        if (text.isBlank()) {
            throw Problem.of(ProblemKind.INVALID_BODY, "Send a JSON object; the body is empty.");
        }
        try (var parser = PARSERS.createParser(new StringReader(text))) {
            return new JsonObjectParser(parser).root();
        } catch (JsonParsingException e) {
            throw wrong(e.getLocation(), "is not JSON");
        }
    }

    private static String decoded(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(ProblemKind.INVALID_BODY, "The body must be well-formed UTF-8.")
                    .causedBy(e);
        }
    }

    private Map<String, Object> root() {
        if (parser.next() != Event.START_OBJECT) {
            throw wrong(parser.getLocation(), "must be an object: {…}");
        }
        var root = object(1);
        if (parser.hasNext()) {
            throw wrong(parser.getLocation(), "must end after the first object");
        }
        return root;
    }

    private Map<String, Object> object(int depth) {
        var members = new LinkedHashMap<String, Object>();
        while (parser.next() == Event.KEY_NAME) {
            var name = parser.getString();
            if (members.containsKey(name)) {
                throw wrong(parser.getLocation(), "has the name " + SafeText.quoted(name) + " twice");
            }
            members.put(name, value(parser.next(), depth));
        }
        return members;
    }

    private List<Object> list(int depth) {
        var items = new ArrayList<>();
        for (var event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            items.add(value(event, depth));
        }
        return items;
    }

    private Object value(Event event, int depth) {
        if ((event == Event.START_OBJECT || event == Event.START_ARRAY) && depth == DEEPEST) {
            throw wrong(parser.getLocation(), "must be at most " + DEEPEST + " levels deep");
        }
        return switch (event) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> list(depth + 1);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> number(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw wrong(parser.getLocation(), "is not JSON");
        };
    }

    private Number number(String text) {
        if (text.length() <= LONGEST_NUMBER) {
            if (WHOLE.matcher(text).matches() && new BigInteger(text).bitLength() < Long.SIZE) {
                return Long.valueOf(text);
            }
            var number = Double.valueOf(text);
            if (!number.isInfinite()) {
                return number;
            }
        }
        throw wrong(parser.getLocation(), "has a number that is too long or too large");
    }

    private static Problem wrong(JsonLocation at, String what) {
        var field = at.getLineNumber() + ":" + at.getColumnNumber();
        return Problem.of(
                ProblemKind.INVALID_BODY,
                "The body " + what + " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ").",
                List.of(new FieldProblem(field, what)));
    }
}
