package mflix.movies.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts that shall be found without regard to case and accents. */
public final class FoldedText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private FoldedText() {}

    /** In lower case and without accents; blanks and punctuation stay. */
    public static String of(String text) {
        return withoutAccents(text.toLowerCase(Locale.ROOT));
    }

    static String withoutAccents(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }
}
