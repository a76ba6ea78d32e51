package mflix.problem;

import java.util.Locale;

/** A value from outside, made safe to show: at most 100 characters, control characters visible, on one line. */
public final class SafeText {
    private static final int LONGEST = 100;

    private SafeText() {}

    /** In double quotes: {@code "abc"}; longer values end in {@code …}. */
    public static String quoted(String value) {
        return '"' + plain(value) + '"';
    }

    /** Without quotes. */
    public static String plain(String value) {
        var shown = new StringBuilder();
        value.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
        return value.codePointCount(0, value.length()) > LONGEST ? shown + "…" : shown.toString();
    }

    /** Has no control characters and no half of a surrogate pair. */
    public static boolean isPrintable(String value) {
        return value.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static void append(StringBuilder shown, int codePoint) {
        var invisible = Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || Character.getType(codePoint) == Character.SURROGATE
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
        if (invisible) {
            shown.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
        } else {
            shown.appendCodePoint(codePoint);
        }
    }
}
