package mflix.load;

import java.math.BigInteger;
import java.util.regex.Pattern;
import mflix.problem.Shown;

/**
 * Whether a text is one JSON object and nothing else (RFC 8259). The driver's reader alone also takes the shell's notation, and
 * lets missing commas and anything after the object pass; a damaged line must not become a document.
 */
final class JsonGrammar {
    // deeper than a document may be, because {"$date": {"$numberLong": "0"}} is one value; bounded for the stack's sake
    private static final int DEEPEST = 110;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})");
    private static final char END = '\0';

    private final String text;
    private int at;

    private JsonGrammar(String text) {
        this.text = text;
    }

    static void check(String text) throws BadDocument {
        var grammar = new JsonGrammar(text);
        grammar.skipBlanks();
        if (grammar.peek() != '{') {
            throw grammar.expected("a document: {…}");
        }
        grammar.object(1);
        grammar.skipBlanks();
        if (grammar.at < text.length()) {
            throw grammar.expected("nothing after the document");
        }
    }

    private void value(int depth) throws BadDocument {
        switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(int depth) throws BadDocument {
        open(depth);
        if (takes('}')) {
            return;
        }
        do {
            skipBlanks();
            string();
            skipBlanks();
            take(':', "a colon");
            skipBlanks();
            value(depth);
            skipBlanks();
        } while (takes(','));
        take('}', "a comma or }");
    }

    private void array(int depth) throws BadDocument {
        open(depth);
        if (takes(']')) {
            return;
        }
        do {
            skipBlanks();
            value(depth);
            skipBlanks();
        } while (takes(','));
        take(']', "a comma or ]");
    }

    private void open(int depth) throws BadDocument {
        if (depth > DEEPEST) {
            throw new BadDocument("the document is nested more than 100 levels deep; expected at most 100.");
        }
        at++;
        skipBlanks();
    }

    private void string() throws BadDocument {
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

    private void word(String word) throws BadDocument {
        if (!text.startsWith(word, at)) {
            throw expected(word);
        }
        at += word.length();
    }

    private void number() throws BadDocument {
        var start = at;
        match(NUMBER, "a value");
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

    private void match(Pattern pattern, String what) throws BadDocument {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw expected(what);
        }
        at = matcher.end();
    }

    private void skipBlanks() {
        while (at < text.length() && Bytes.isBlank(text.charAt(at))) {
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

    private void take(char wanted, String what) throws BadDocument {
        if (!takes(wanted)) {
            throw expected(what);
        }
    }

    private BadDocument expected(String what) {
        var found = at >= text.length()
                ? "the document ends after character " + at
                : "character " + (at + 1) + " is " + Shown.quoted(text.substring(at, text.offsetByCodePoints(at, 1)));
        return new BadDocument(found + "; expected " + what + ".");
    }
}
