package mflix.load.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Values that JSON does not have, as old exports and the shell write them: {@code ObjectId("…")}, {@code NumberLong(7)},
 * {@code NaN}. Each is recognised by its whole form; a text that only resembles one is no value.
 */
final class ShellNotation {
    private static final String TEXT = "\\s*\"((?:[^\"\\\\\\p{Cntrl}]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*)\"\\s*";
    private static final String WHOLE = "\\s*\"?(-?[0-9]{1,19})\"?\\s*";
    private static final String END_OF_WORD = "(?![A-Za-z0-9_$(])";

    /** A value that was found: where it ends, and what it is in Extended JSON. */
    record Value(int end, String extended) {}

    private record ShellForm(Pattern pattern, Function<MatchResult, String> extended) {
        private static ShellForm of(String pattern, Function<MatchResult, String> extended) {
            return new ShellForm(Pattern.compile(pattern), extended);
        }
    }

    private static final List<ShellForm> FORMS = List.of(
            ShellForm.of(
                    "(?:new )?ObjectId\\(\\s*\"([0-9a-fA-F]{24})\"\\s*\\)", found -> wrapped("$oid", found.group(1))),
            ShellForm.of(
                    "(?:ISODate|new ISODate|new Date)\\(" + TEXT + "\\)",
                    found -> wrapped("$date", date(found.group(1)))),
            ShellForm.of(
                    "(?:new )?Date\\(\\s*(-?[0-9]{1,18})\\s*\\)",
                    found -> "{\"$date\":{\"$numberLong\":\"" + found.group(1) + "\"}}"),
            ShellForm.of("(?:NumberLong|Long)\\(" + WHOLE + "\\)", found -> wrapped("$numberLong", found.group(1))),
            ShellForm.of("(?:NumberInt|Int32)\\(" + WHOLE + "\\)", found -> wrapped("$numberInt", found.group(1))),
            ShellForm.of(
                    "(?:NumberDecimal|Decimal128)\\(" + TEXT + "\\)",
                    found -> wrapped("$numberDecimal", found.group(1))),
            ShellForm.of(
                    "Timestamp\\(\\s*([0-9]{1,10})\\s*,\\s*([0-9]{1,10})\\s*\\)",
                    found -> "{\"$timestamp\":{\"t\":" + found.group(1) + ",\"i\":" + found.group(2) + "}}"),
            ShellForm.of(
                    "BinData\\(\\s*([0-9]{1,3})\\s*," + TEXT + "\\)",
                    found -> "{\"$binary\":{\"base64\":\"" + found.group(2) + "\",\"subType\":\""
                            + String.format(Locale.ROOT, "%02x", Integer.parseInt(found.group(1))) + "\"}}"),
            ShellForm.of("(?:new )?UUID\\(" + TEXT + "\\)", found -> wrapped("$uuid", found.group(1))),
            ShellForm.of(
                    "(Min|Max)Key(?:\\(\\))?" + END_OF_WORD,
                    found -> "{\"$" + found.group(1).toLowerCase(Locale.ROOT) + "Key\":1}"),
            ShellForm.of("undefined" + END_OF_WORD, found -> "{\"$undefined\":true}"),
            ShellForm.of("(NaN|-?Infinity)" + END_OF_WORD, found -> wrapped("$numberDouble", found.group(1))),
            ShellForm.of(
                    "/((?:[^/\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])+)/([a-z]*)",
                    found -> "{\"$regularExpression\":{\"pattern\":" + quoted(found.group(1)) + ",\"options\":\""
                            + found.group(2) + "\"}}"));

    private ShellNotation() {}

    static Optional<Value> at(String text, int start) {
        for (var form : FORMS) {
            var found = form.pattern().matcher(text).region(start, text.length());
            if (found.lookingAt()) {
                return Optional.of(new Value(found.end(), form.extended().apply(found)));
            }
        }
        return Optional.empty();
    }

    private static String wrapped(String name, String escaped) {
        return "{\"" + name + "\":\"" + escaped + "\"}";
    }

    private static String date(String text) {
        var date = text.matches("\\d{4}-\\d{2}-\\d{2}") ? text + "T00:00:00Z" : text;
        var withColon = DateFormats.withColon(date);
        return withColon.isEmpty() ? date : withColon;
    }

    private static String quoted(String pattern) {
        return '"' + pattern.replace("\\/", "/").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
