package mflix.users;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes two spellings one e-mail address: white space around it, the Unicode form and the case do not matter. Everything
 * else does: full-width letters, a dotless i, a zero-width character make another address.
 */
public final class EmailAddress {
    private static final int NEXT_LINE = 0x85; // white space to Unicode, not to Java

    private EmailAddress() {}

    /** The one spelling that represents all: an account is stored under it, and tries are counted for it. */
    static String normal(String typed) {
        // Composed once more: a letter and its accent may have a common character in lower case only.
        return composed(composed(trimmed(typed)).toLowerCase(Locale.ROOT));
    }

    /** The spellings to look an account up by: the normal one, then the text itself, as older data may hold it. */
    static List<String> spellings(String typed) {
        return Stream.of(normal(typed), trimmed(typed), typed).distinct().toList();
    }

    /** What a part of an address, or of a name, may look like in the data; a part has no ends of its own. */
    public static Set<String> partSpellings(String part) {
        return new LinkedHashSet<>(List.of(
                part,
                composed(part),
                composed(part).toLowerCase(Locale.ROOT),
                Normalizer.normalize(part, Normalizer.Form.NFD)));
    }

    /** Finds every spelling of an address that is in its normal form, and perhaps some others. */
    static Pattern anySpelling(String normal) {
        var letters = normal.codePoints()
                .mapToObj(Character::toString)
                .map(EmailAddress::anyForm)
                .collect(Collectors.joining());
        return Pattern.compile("^\\s*" + letters + "\\s*$", Pattern.CASE_INSENSITIVE);
    }

    // Not every database can fold the case of a letter beyond ASCII.
    private static String anyForm(String letter) {
        var upper = letter.toUpperCase(Locale.ROOT);
        return Stream.of(
                        letter,
                        upper,
                        Normalizer.normalize(letter, Normalizer.Form.NFD),
                        Normalizer.normalize(upper, Normalizer.Form.NFD))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String trimmed(String text) {
        var begin = 0;
        var end = text.length();
        while (begin < end && isWhiteSpace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isWhiteSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
