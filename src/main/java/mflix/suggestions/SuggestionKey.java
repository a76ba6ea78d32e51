package mflix.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import mflix.movies.text.FoldedText;

/** What a suggestion is found by: letters and digits, folded, with one blank between words. */
final class SuggestionKey {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?) (?=.)");

    private SuggestionKey() {}

    static String of(String text) {
        return BETWEEN_WORDS
                .matcher(FoldedText.of(text).replaceAll("['\u2019]", ""))
                .replaceAll(" ")
                .strip();
    }

    /** With its article and without. */
    static List<String> ofTitle(String title) {
        var key = of(title);
        return distinct(List.of(key, ARTICLE.matcher(key).replaceFirst("")));
    }

    /** From each word of the name on. */
    static List<String> ofPerson(String name) {
        var keys = new ArrayList<String>();
        var rest = of(name);
        while (!rest.isEmpty()) {
            keys.add(rest);
            rest = rest.contains(" ") ? rest.substring(rest.indexOf(' ') + 1) : "";
        }
        return keys;
    }

    private static List<String> distinct(List<String> keys) {
        return new LinkedHashSet<>(keys).stream().filter(key -> !key.isEmpty()).toList();
    }
}
