package mflix.settings;

/** The byte order mark, with which some programs of Windows begin every text in UTF-8: it says what the file is, and is no part of it. */
public final class TextMark {
    private static final String MARK = "\uFEFF";

    private TextMark() {}

    public static String without(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
