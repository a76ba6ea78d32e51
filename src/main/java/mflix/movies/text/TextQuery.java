package mflix.movies.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text search taken apart. The words of a phrase are terms too: they find what the phrase is then looked for in.
 *
 * @param terms any of which must occur, each with a word that has this stem
 * @param excluded none of which may occur
 * @param phrases each of which must occur as a part of one text, folded
 * @param excludedPhrases none of which may occur, folded
 */
public record TextQuery(
        Map<String, String> terms, Set<String> excluded, List<String> phrases, List<String> excludedPhrases) {

    /** Splits a search in the same way as its films are split. */
    public static TextQuery of(String text, EnglishTerms english) {
        return new QueryReader(text).query(english);
    }

    /** The words of a search that is words and nothing else, one for each term; empty otherwise. */
    public List<String> onlyWords() {
        var isOnlyWords = excluded.isEmpty() && phrases.isEmpty() && excludedPhrases.isEmpty();
        return isOnlyWords ? List.copyOf(terms.values()) : List.of();
    }

    /** Nothing that a film could have: only stop words, exclusions or punctuation. */
    public boolean findsNothing() {
        return terms.isEmpty();
    }

    /**
     * Reads a search from left to right. A {@code -} excludes only after a blank or at the start, and up to the next blank;
     * a phrase without its end is only words.
     */
    private static final class QueryReader {
        private static final Pattern TOKEN = Pattern.compile("(?<blank>\\s*)(?:(?<sign>[\"-])|(?<word>[^\\s\"-]+))");

        private final String text;
        private final StringBuilder words = new StringBuilder();
        private final StringBuilder excludedWords = new StringBuilder();
        private final List<String> phrases = new ArrayList<>();
        private final List<String> excludedPhrases = new ArrayList<>();
        private boolean excludes;
        private int phraseStart = -1;

        QueryReader(String text) {
            this.text = text;
        }

        TextQuery query(EnglishTerms english) {
            var token = TOKEN.matcher(text);
            while (token.find()) {
                var isApart = token.start() == 0 || !token.group("blank").isEmpty();
                if (token.group("word") != null) {
                    word(token.group("word"), isApart);
                } else if (token.group("sign").equals("-")) {
                    excludes |= phraseStart < 0 && isApart;
                } else {
                    quote(token.end(), isApart);
                }
            }
            return new TextQuery(
                    english.wordsByTerm(words.toString()),
                    new LinkedHashSet<>(english.of(excludedWords.toString())),
                    phrases,
                    excludedPhrases);
        }

        private void word(String word, boolean isApart) {
            if (phraseStart >= 0) {
                if (!excludes) {
                    words.append(word).append(' ');
                }
                return;
            }
            excludes &= !isApart;
            (excludes ? excludedWords : words).append(word).append(' ');
        }

        private void quote(int end, boolean isApart) {
            if (phraseStart < 0) {
                phraseStart = end;
                excludes &= !isApart;
                return;
            }
            (excludes ? excludedPhrases : phrases).add(FoldedText.of(text.substring(phraseStart, end - 1)));
            phraseStart = -1;
            excludes = false;
        }
    }
}
