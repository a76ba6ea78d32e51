package mflix.guides;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a guide shows of an output: {@code …} stands for anything within a line, a line of it alone for any number of lines. */
final class PrintedText {
    private static final String MASK = "…";

    private PrintedText() {}

    static boolean matches(String shown, String printed) {
        return pattern(shown).matcher(ended(printed)).matches();
    }

    private static Pattern pattern(String shown) {
        return Pattern.compile(shown.lines().map(PrintedText::line).collect(Collectors.joining()));
    }

    private static String line(String shown) {
        return shown.equals(MASK)
                ? "(?:[^\\n]*\\n)*"
                : Arrays.stream(shown.split(MASK, -1)).map(Pattern::quote).collect(Collectors.joining("[^\\n]*"))
                        + "\\n";
    }

    private static String ended(String printed) {
        var text = printed.replace("\r", "");
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }
}
