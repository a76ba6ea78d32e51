package mflix.browser;

import java.util.regex.Pattern;

/** How much two colours differ, as WCAG computes it: from 1, for the same, to 21. */
final class Contrast {
    private static final Pattern RGB = Pattern.compile("rgba?\\((\\d+), (\\d+), (\\d+)(?:, [\\d.]+)?\\)");

    private Contrast() {}

    /** Of two colours as a browser writes them, {@code rgb(…)}. */
    static double between(String some, String other) {
        return between(rgb(some), rgb(other));
    }

    /** Of two colours as pictures have them. */
    static double between(int some, int other) {
        var first = luminance(some);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static int rgb(String colour) {
        var parts = RGB.matcher(colour);
        if (!parts.matches()) {
            throw new IllegalArgumentException(colour);
        }
        return Integer.parseInt(parts.group(1)) << 16
                | Integer.parseInt(parts.group(2)) << 8
                | Integer.parseInt(parts.group(3));
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int part) {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
