package mflix.guides.site;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code in a guide that is cut out of the source.
 *
 * @param reference {@code PATH#REGION}
 * @param shown the text of the guide
 */
public record IncludedBlock(String reference, String shown) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^<!-- include (\\S+) -->\\n```(\\w+)\\n(.*?)^```$");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*<!--\\s*include\\b");

    /** All of them, in their order. */
    public static List<IncludedBlock> all(String markdown) {
        var blocks = BLOCK.matcher(markdown)
                .results()
                .map(found -> new IncludedBlock(found.group(1), found.group(3)))
                .toList();
        if (blocks.size() != COMMENT.matcher(markdown).results().count()) {
            throw new IllegalArgumentException(
                    "a comment \"include PATH#REGION\" without a block of code directly below it");
        }
        return blocks;
    }

    /** The same text with what the source holds now. */
    public static String renewed(String markdown, java.util.function.UnaryOperator<String> textOf) {
        return BLOCK.matcher(markdown)
                .replaceAll(found -> Matcher.quoteReplacement("<!-- include " + found.group(1) + " -->\n```"
                        + found.group(2) + "\n" + textOf.apply(found.group(1)) + "```"));
    }
}
