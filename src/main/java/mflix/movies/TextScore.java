package mflix.movies;

import java.util.List;

/** How well a film's fields answer a text search; the rule of the text scan. */
final class TextScore {
    private TextScore() {}

    /**
     * For each field and each word or phrase found in it: ½ + ½ · (occurrences ÷ words in the field), added up. 0 when the
     * film does not match.
     *
     * @param fields each field's texts; a phrase does not reach from one text into the next
     */
    static double of(TextQuery search, List<List<String>> fields) {
        var words = fields.stream()
                .map(field -> field.stream().map(TextQuery::wordsOf).toList())
                .toList();
        if (!search.phrases().stream().allMatch(phrase -> occursIn(words, phrase))
                || search.excluded().stream().anyMatch(phrase -> occursIn(words, phrase))) {
            return 0;
        }
        return sum(search.phrases(), words) + sum(search.words(), words);
    }

    private static double sum(List<List<String>> phrases, List<List<List<String>>> fields) {
        return phrases.stream()
                .mapToDouble(phrase -> fields.stream()
                        .mapToDouble(field -> scoreIn(field, phrase))
                        .sum())
                .sum();
    }

    private static double scoreIn(List<List<String>> field, List<String> phrase) {
        var occurrences = occurrences(field, phrase);
        var all = field.stream().mapToInt(List::size).sum();
        return occurrences == 0 ? 0 : 0.5 + 0.5 * occurrences / all;
    }

    private static boolean occursIn(List<List<List<String>>> fields, List<String> phrase) {
        return fields.stream().anyMatch(field -> occurrences(field, phrase) > 0);
    }

    private static int occurrences(List<List<String>> field, List<String> phrase) {
        return field.stream().mapToInt(text -> occurrencesIn(text, phrase)).sum();
    }

    private static int occurrencesIn(List<String> text, List<String> phrase) {
        int found = 0;
        for (int at = 0; at + phrase.size() <= text.size(); at++) {
            if (text.subList(at, at + phrase.size()).equals(phrase)) {
                found++;
            }
        }
        return found;
    }
}
