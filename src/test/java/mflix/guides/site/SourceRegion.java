package mflix.guides.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A named part of a source file, between the comments {@code region NAME} and {@code endregion NAME}.
 *
 * @param file its path in the project
 * @param line the number of its first line, from 1
 * @param text without the indent that all lines have, and without the comments of regions
 */
public record SourceRegion(String file, int line, String text) {
    private static final Pattern MARK =
            Pattern.compile("\\s*(?://|#|<!--)\\s*(?:end)?region [a-z0-9-]+(?:\\s*-->)?\\s*");

    /** {@code reference}: {@code PATH#NAME}. */
    public static SourceRegion of(Path project, String reference) {
        var hash = reference.indexOf('#');
        if (hash < 0) {
            throw new IllegalArgumentException(reference + ": expected PATH#REGION");
        }
        var file = reference.substring(0, hash);
        var lines = lines(project.resolve(file), reference);
        var first = only(lines, "region " + reference.substring(hash + 1), reference) + 1;
        var end = only(lines, "endregion " + reference.substring(hash + 1), reference);
        if (end < first) {
            throw new IllegalArgumentException(reference + ": the region ends before it begins");
        }
        return new SourceRegion(file, first + 1, outdented(lines.subList(first, end)));
    }

    private static List<String> lines(Path file, String reference) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(reference, e);
        }
    }

    private static int only(List<String> lines, String mark, String reference) {
        var found = java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> MARK.matcher(lines.get(i)).matches()
                        && name(lines.get(i)).equals(mark))
                .toArray();
        if (found.length != 1) {
            throw new IllegalArgumentException(
                    reference + ": \"" + mark + "\" stands " + found.length + " times there");
        }
        return found[0];
    }

    private static String name(String mark) {
        return mark.replaceAll("^\\s*(?://|#|<!--)\\s*|\\s*(?:-->)?\\s*$", "");
    }

    private static String outdented(List<String> lines) {
        var shown = lines.stream().filter(line -> !MARK.matcher(line).matches()).toList();
        var indent = shown.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return shown.stream()
                .map(line -> line.isBlank() ? "\n" : line.substring(indent) + "\n")
                .collect(Collectors.joining());
    }
}
