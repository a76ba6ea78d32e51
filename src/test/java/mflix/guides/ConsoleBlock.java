package mflix.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Commands in a guide, with what each prints.
 *
 * @param need what it takes to run them beside the site itself; empty for nothing
 */
record ConsoleBlock(String need, List<Step> steps) {
    private static final String PROMPT = "$ ";
    private static final Pattern TESTS = Pattern.compile("^(?:\\w+=\\S+ )?\\./mvnw .*-D(?:it\\.)?(?:test|groups)=");
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^(?:<!-- run(?: needs=([a-z-]+))? -->\\n)?```console\\n(.*?)^```$");

    /** @param printed each line with its end; {@code …} stands for what differs each time */
    record Step(String command, String printed) {}

    /** Whether each of its commands runs tests of this project. */
    boolean namesTestsOnly() {
        return steps.stream().allMatch(step -> TESTS.matcher(step.command()).find());
    }

    /** Those of a guide, in their order. */
    static List<ConsoleBlock> all(String markdown) {
        return BLOCK.matcher(markdown)
                .results()
                .map(found -> {
                    if (!found.group().startsWith("<!-- run")) {
                        throw new IllegalArgumentException("no \"<!-- run -->\" directly above " + found.group());
                    }
                    return new ConsoleBlock(found.group(1) == null ? "" : found.group(1), steps(found.group(2)));
                })
                .toList();
    }

    private static List<Step> steps(String text) {
        var steps = new ArrayList<Step>();
        var lines = new ArrayList<>(text.lines().toList());
        while (!lines.isEmpty()) {
            var command = command(lines);
            var printed = new StringBuilder();
            while (!lines.isEmpty() && !lines.get(0).startsWith(PROMPT)) {
                printed.append(lines.remove(0)).append('\n');
            }
            steps.add(new Step(command, printed.toString()));
        }
        return steps;
    }

    /** A command that ends with a backslash goes on in the next line. */
    private static String command(List<String> lines) {
        if (!lines.get(0).startsWith(PROMPT)) {
            throw new IllegalArgumentException("expected a command after \"$ \": " + lines.get(0));
        }
        var command = new StringBuilder(lines.remove(0).substring(PROMPT.length()));
        while (command.charAt(command.length() - 1) == '\\') {
            command.append('\n').append(lines.remove(0));
        }
        return command.toString();
    }
}
