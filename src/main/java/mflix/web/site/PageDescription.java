package mflix.web.site;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a page says about itself to crawlers and link previews, which run no script.
 *
 * @param type as Open Graph names it
 * @param path of the page, from the site's first page on; empty when the page has no one address
 * @param image a full address, or a path of the site
 * @param isFound whether there is anything at the address
 */
record PageDescription(String title, String text, String type, String path, String image, boolean isFound) {
    /** The image of pages that have none of their own. */
    static final String CARD = "/card.png";

    private static final String SITE = "MFlix";
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 200;
    // what breaks a line or turns the direction of what follows has no place in a line of somebody else's page
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Cntrl}\\u202A-\\u202E\\u2028\\u2029\\u2066-\\u2069]+");

    static PageDescription of(String title, String text, String type, String path, String image) {
        return new PageDescription(title, text, type, path, image, true);
    }

    /** An address that belongs to nothing. */
    static PageDescription missing(String title) {
        return new PageDescription(title, "There is nothing at this address.", "website", "", CARD, false);
    }

    /** For a title of a document. */
    String titleElement() {
        var shown = line(title, LONGEST_TITLE);
        return "<title>" + escaped(shown.equals(SITE) ? SITE : shown + " · " + SITE) + "</title>";
    }

    /** The elements of the head, a line each. */
    String elements(PublicAddress address) {
        var elements = new StringBuilder(name("description", line(text, LONGEST_TEXT)))
                .append(property("og:site_name", SITE))
                .append(property("og:type", type))
                .append(property("og:title", line(title, LONGEST_TITLE)))
                .append(property("og:description", line(text, LONGEST_TEXT)));
        canonical(address)
                .ifPresent(url -> elements.append("\n    <link rel=\"canonical\" href=\"" + escaped(url) + "\">")
                        .append(property("og:url", url)));
        address.of(image.startsWith("/") ? image : "")
                .ifPresent(url -> elements.append(property("og:image", image.startsWith("/") ? url : image)));
        return elements.append(isFound ? "" : name("robots", "noindex")).toString();
    }

    private Optional<String> canonical(PublicAddress address) {
        return path.isEmpty() ? Optional.empty() : address.of(path);
    }

    private static String name(String name, String content) {
        return "\n    <meta name=\"" + name + "\" content=\"" + escaped(content) + "\">";
    }

    private static String property(String property, String content) {
        return "\n    <meta property=\"" + property + "\" content=\"" + escaped(content) + "\">";
    }

    /** One line, cut between two words when it is longer. */
    private static String line(String text, int longest) {
        var line = GAP.matcher(text).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        var cut = line.substring(0, line.offsetByCodePoints(0, longest - 1));
        var word = cut.lastIndexOf(' ');
        return (word > longest / 2 ? cut.substring(0, word) : cut).stripTrailing() + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
