package mflix.load.format;

import java.math.BigInteger;
import java.util.regex.Pattern;
import mflix.problem.SafeText;

/**
 * Whether a text is one JSON object and nothing else (RFC 8259). The driver's reader alone also takes the shell's notation,
 * and accepts missing commas and anything after the object; a damaged line must not become a document. What old exports and
 * the shell write for values that JSON does not have is taken too, as far as {@link ShellNotation} supports it.
 * <p>Not the streaming parser of JSON-P: it cannot go on behind {@code ObjectId("…")} or {@code NaN}, so this class would stay
 * beside it, and its messages do not say what was expected. Speed is no reason: it reads 60,000 films a second where this reads
 * 10,000.
 */
final class StrictJson {
    // deeper than a document may be, because {"$date": {"$numberLong": "0"}} is one value; bounded for the stack's sake
    private static final int DEEPEST = 110;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})");
    private static final char END = '\0';

    private final String text;
    private final StringBuilder extended = new StringBuilder();
    private int taken;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** The same object in Extended JSON alone. @throws MalformedDocument when it is none */
    static String check(String text) throws MalformedDocument {
        var grammar = new StrictJson(text);
        grammar.skipBlanks();
        if (grammar.peek() != '{') {
            throw grammar.expected("a document: {…}");
        }
        grammar.object(1);
        grammar.skipBlanks();
        if (grammar.at < text.length()) {
            throw grammar.expected("nothing after the document");
        }
        return grammar.taken == 0
                ? text
                : grammar.extended.append(text, grammar.taken, text.length()).toString();
    }

    private void value(int depth, boolean isDate) throws MalformedDocument {
        switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> textValue(isDate);
            case 't' -> word("true");
            case 'f' -> word("false");
            default -> rest();
        }
    }

    private void rest() throws MalformedDocument {
        if (text.startsWith("null", at)) {
            word("null");
            return;
        }
        var shell = ShellNotation.at(text, at);
        if (shell.isPresent()) {
            replace(at, shell.get().end(), shell.get().extended());
            at = shell.get().end();
        } else {
            number();
        }
    }

    private void textValue(boolean isDate) throws MalformedDocument {
        var start = at + 1;
        string();
        var date = isDate ? DateFormats.withColon(text.substring(start, at - 1)) : "";
        if (!date.isEmpty()) {
            replace(start, at - 1, date);
        }
    }

    private void replace(int start, int end, String by) {
        extended.append(text, taken, start).append(by);
        taken = end;
    }

    private void object(int depth) throws MalformedDocument {
        open(depth);
        if (takes('}')) {
            return;
        }
        do {
            skipBlanks();
            var name = at;
            name();
            var isDate = text.startsWith("\"$date\"", name);
            skipBlanks();
            take(':', "a colon");
            skipBlanks();
            value(depth, isDate);
            skipBlanks();
        } while (takes(','));
        take('}', "a comma or }");
    }

    private void name() throws MalformedDocument {
        if (peek() == '\'' || Character.isLetter(peek()) || peek() == '_' || peek() == '$') {
            throw expected("a text in double quotes. Where this is what the shell printed, print it with"
                    + " EJSON.stringify(document) or export it with mongoexport");
        }
        string();
    }

    private void array(int depth) throws MalformedDocument {
        open(depth);
        if (takes(']')) {
            return;
        }
        do {
            skipBlanks();
            value(depth, false);
            skipBlanks();
        } while (takes(','));
        take(']', "a comma or ]");
    }

    private void open(int depth) throws MalformedDocument {
        if (depth > DEEPEST) {
            throw new MalformedDocument("the document is nested more than 100 levels deep; expected at most 100.");
        }
        at++;
        skipBlanks();
    }

    private void string() throws MalformedDocument {
        take('"', "a text in double quotes");
        while (peek() != '"') {
            if (at >= text.length() || peek() < ' ') {
                throw expected(
                        "a double quote at the end of the text, and \\n or \\u000a for control characters in it");
            }
            if (peek() == '\\') {
                match(ESCAPE, "an escape such as \\n or \\u00e9");
            } else {
                at++;
            }
        }
        at++;
    }

    private void word(String word) throws MalformedDocument {
        if (!text.startsWith(word, at)) {
            throw expected(word);
        }
        at += word.length();
    }

    private void number() throws MalformedDocument {
        var start = at;
        match(NUMBER, peek() == '\'' ? "a text in double quotes" : "a value");
        var number = text.substring(start, at);
        if (!isStorable(number)) {
            at = start;
            throw expected("a whole number of at most 64 bits or a double");
        }
    }

    private static boolean isStorable(String number) {
        if (number.chars().anyMatch(letter -> letter == '.' || letter == 'e' || letter == 'E')) {
            return Double.isFinite(Double.parseDouble(number));
        }
        return number.length() < 19 || new BigInteger(number).bitLength() < Long.SIZE;
    }

    private void match(Pattern pattern, String what) throws MalformedDocument {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw expected(what);
        }
        at = matcher.end();
    }

    private void skipBlanks() {
        while (at < text.length() && ByteReader.isBlank(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean takes(char wanted) {
        var there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void take(char wanted, String what) throws MalformedDocument {
        if (!takes(wanted)) {
            throw expected(what);
        }
    }

    private MalformedDocument expected(String what) {
        var found = at >= text.length()
                ? "the document ends after character " + at
                : "character " + place() + " is " + SafeText.quoted(text.substring(at, text.offsetByCodePoints(at, 1)));
        return new MalformedDocument(found + "; expected " + what + ".");
    }

    private String place() {
        var lineStart = text.lastIndexOf('\n', at - 1) + 1;
        var line = text.substring(0, lineStart)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
        return (at - lineStart + 1) + (line == 1 ? "" : " of its line " + line);
    }
}
