package mflix.testing;

import java.util.Locale;

/** A machine of another language. */
public final class Locales {
    private Locales() {}

    /** Does it while that is the default locale of this JVM, such as {@code ar-EG}, whose digits are not ours. */
    public static void in(String languageTag, Runnable work) {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(languageTag));
        try {
            work.run();
        } finally {
            Locale.setDefault(before);
        }
    }
}
