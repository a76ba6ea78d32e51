package mflix.movies.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The terms of English texts: words in lower case without stop words, reduced to their stem (Snowball English) and then
 * stripped of accents. Each word is stemmed once. Not for more than one thread.
 */
public final class EnglishTerms {
    /**
     * White space, punctuation and the symbols of Unicode's Pattern_Syntax; an apostrophe and what connects words do not
     * separate.
     */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{IsWhite_Space}\\p{P}$+<=>^`|~"
            + "\u00a2-\u00a6\u00a9\u00ac\u00ae\u00b0\u00b1\u00d7\u00f7\u2041-\u2053\u2055-\u205e\u2190-\u245f"
            + "\u2500-\u2775\u2794-\u2bff\u3012\u3013\u3020&&[^'\\p{Pc}]]+");

    private final SnowballStemmer stemmer = new EnglishStemmer();
    private final Map<String, String> known = new HashMap<>();

    /** In their order, doubles included. */
    List<String> of(String text) {
        return words(text).map(this::term).toList();
    }

    /** Each term once, with the first word that has it. */
    Map<String, String> wordsByTerm(String text) {
        var words = new LinkedHashMap<String, String>();
        words(text).forEach(word -> words.putIfAbsent(term(word), word));
        return words;
    }

    private static Stream<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !StopWords.contain(word));
    }

    private String term(String word) {
        return known.computeIfAbsent(word, this::stem);
    }

    // the stemmer has no rules for accents, so it runs before they are removed
    private String stem(String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return FoldedText.withoutAccents(stemmer.getCurrent());
    }
}
