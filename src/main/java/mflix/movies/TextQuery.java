package mflix.movies;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text search taken apart: words are alternatives, each {@code "phrase"} must occur, nothing with a {@code -} in front may.
 * Everything is folded: lower case, without accents. A phrase is a list of words, a word is a list of one.
 */
record TextQuery(List<List<String>> phrases, List<List<String>> words, List<List<String>> excluded) {
    private static final Pattern TERM = Pattern.compile("(?<not>-?)(?:\"(?<phrase>[^\"]*)\"?|(?<word>[^\\s\"]+))");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static TextQuery of(String text) {
        var search = new TextQuery(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var term = TERM.matcher(text);
        while (term.find()) {
            search.add(!term.group("not").isEmpty(), term.group("phrase"), term.group("word"));
        }
        return search;
    }

    /** The words of a text in their order, folded. */
    static List<String> wordsOf(String text) {
        var folded =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return BETWEEN_WORDS
                .splitAsStream(folded.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Nothing that a film could have: only exclusions, or only punctuation. */
    boolean findsNothing() {
        return phrases.isEmpty() && words.isEmpty();
    }

    private void add(boolean not, String phrase, String word) {
        var list = wordsOf(phrase != null ? phrase : word);
        if (list.isEmpty()) {
            return;
        }
        if (not) {
            excluded.add(list);
        } else if (phrase != null) {
            phrases.add(list);
        } else {
            list.forEach(part -> words.add(List.of(part)));
        }
    }
}
