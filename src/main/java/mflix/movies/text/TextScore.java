package mflix.movies.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** How well texts answer a text search, by the rule of MongoDB's text index with the same weight for each field. */
public final class TextScore {
    private static final double BOOST_OF_A_WHOLE_TEXT = 1.1;

    private final TextQuery query;
    private final EnglishTerms english;

    public TextScore(TextQuery query, EnglishTerms english) {
        this.query = query;
        this.english = english;
    }

    /** Above 0 when the texts match; a phrase does not reach from one text into the next. */
    public double of(Collection<String> texts) {
        double score = 0;
        for (var text : texts) {
            var terms = english.of(text);
            if (terms.stream().anyMatch(query.excluded()::contains)) {
                return 0;
            }
            score += ofOne(text, terms);
        }
        return score > 0 && phrasesFit(texts) ? score : 0;
    }

    /** The texts together have every term. */
    public boolean hasAllTerms(Collection<String> texts) {
        var missing = new HashSet<>(query.terms().keySet());
        texts.forEach(text -> missing.removeAll(english.of(text)));
        return missing.isEmpty();
    }

    // Each further occurrence of a term counts half as much as the one before; the share of the text that it takes up
    // decides between ½ and 1 of that.
    private double ofOne(String text, List<String> terms) {
        Map<String, Integer> counts = new HashMap<>();
        terms.stream().filter(query.terms()::containsKey).forEach(term -> counts.merge(term, 1, Integer::sum));
        double score = 0;
        for (var found : counts.entrySet()) {
            var share = 0.5 + 0.5 * found.getValue() / terms.size();
            var frequency = 2 - Math.pow(2, 1 - found.getValue());
            score += frequency * share * (text.equalsIgnoreCase(found.getKey()) ? BOOST_OF_A_WHOLE_TEXT : 1);
        }
        return score;
    }

    private boolean phrasesFit(Collection<String> texts) {
        if (query.phrases().isEmpty() && query.excludedPhrases().isEmpty()) {
            return true;
        }
        var folded = texts.stream().map(FoldedText::of).toList();
        return query.phrases().stream().allMatch(phrase -> occurs(folded, phrase))
                && query.excludedPhrases().stream().noneMatch(phrase -> occurs(folded, phrase));
    }

    private static boolean occurs(List<String> texts, String phrase) {
        return texts.stream().anyMatch(text -> text.contains(phrase));
    }
}
